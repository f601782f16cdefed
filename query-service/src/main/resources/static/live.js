/* Keeps what waits for the person who is signed in up to date, without a reload: how much is new, in the head of every page, and a page
   of what waits, whose main has data-live. */

/** Between two renewals, in ms, however much changes. */
const PAUSE = 2000;
/** As long as somebody is in the midst of this, the page is left as it is. */
const BUSY = 'select:focus, input:focus:not([type=checkbox]), textarea:focus, details[open] :focus';

const desk = document.querySelector('.head a[href="/desk"]');
const main = document.querySelector('main[data-live]');
let changes;
let timer;

function listen() {
    if (!changes && document.visibilityState === 'visible') {
        changes = new EventSource('/desk/changes');
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
    await Promise.all([count(), main && renewMain()]);
}

/** Pages for readers are the same for everybody: only the answer to this knows who is signed in. */
async function count() {
    const answer = await fetch('/unread', {redirect: 'error'}).catch(() => undefined);
    const page = answer?.ok && new DOMParser().parseFromString(await answer.text(), 'text/html');
    [desk, document.querySelector('.head a[href="/account"]')].forEach(link => {
        const now = page && page.querySelector(`a[href="${link.getAttribute('href')}"]`);
        if (now) {
            ['aria-label', 'data-unread'].forEach(name => now.hasAttribute(name)
                ? link.setAttribute(name, now.getAttribute(name)) : link.removeAttribute(name));
            link.replaceChildren(...now.childNodes);
        }
    });
}

async function renewMain() {
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

if (desk.dataset.unread === undefined) {
    await count();
}
if (desk.dataset.unread !== undefined) {
    document.addEventListener('visibilitychange', () => {
        if (document.visibilityState === 'visible') {
            listen();
            later();
        } else {
            rest();
        }
    });
    addEventListener('pagehide', rest);
    addEventListener('pageshow', event => {
        listen();
        if (event.persisted) {
            later();
        }
    });
    listen();
}
