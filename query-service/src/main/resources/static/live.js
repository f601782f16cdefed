/* Keeps a page of what waits as new as the house is, without a reload: main names in data-live where changes are told. */

/** Between two renewals, in ms, however much changes. */
const PAUSE = 2000;
/** As long as somebody is in the midst of this, the page is left as it is. */
const BUSY = 'select:focus, input:focus:not([type=checkbox]), textarea:focus, details[open] :focus';

const main = document.querySelector('main[data-live]');
let changes;
let timer;

function listen() {
    if (!changes && document.visibilityState === 'visible') {
        changes = new EventSource(main.dataset.live);
        changes.addEventListener('changed', later);
    }
}

function rest() {
    changes?.close();
    changes = undefined;
}

function later() {
    timer ??= setTimeout(renew, PAUSE);
}

async function renew() {
    timer = undefined;
    if (main.querySelector(BUSY)) {
        later();
        return;
    }
    const answer = await fetch(location.href, {headers: {Accept: 'text/html'}, redirect: 'error'}).catch(() => undefined);
    if (!answer?.ok) {
        return;
    }
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('main[data-live]');
    if (!page || text(page) === text(main)) {
        return;
    }
    const chosen = new Set([...main.querySelectorAll('input[name=entry]:checked')].map(box => box.value));
    const fields = state('select[id]', field => field.value);
    const folds = state('details', fold => fold.open);
    const focused = position(document.activeElement);
    main.replaceChildren(...page.childNodes);
    main.querySelectorAll('input[name=entry]').forEach(box => {
        box.checked = chosen.has(box.value);
    });
    restore('select[id]', fields, (field, value) => field.value = value);
    restore('details', folds, (fold, open) => fold.open = open);
    [...main.querySelectorAll('a, input, button')].find(one => focused && position(one) === focused)?.focus();
    main.querySelector('[data-live-updated]').hidden = false;
}

function state(what, read) {
    return [...main.querySelectorAll(what)].map(read);
}

function restore(what, states, write) {
    main.querySelectorAll(what).forEach((one, at) => write(one, states[at]));
}

function text(page) {
    return [...page.querySelectorAll('h2, h3, h4, .meta:not([data-live-updated])')].map(one => one.textContent).join();
}

/** What stays the same of a link or box when the page is made anew. */
function position(one) {
    return main.contains(one) ? one.getAttribute('href') ?? one.value?.split(':')[0] : undefined;
}

document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') {
        listen();
        later();
    } else {
        rest();
    }
});
addEventListener('pagehide', rest);
addEventListener('pageshow', listen);
listen();
