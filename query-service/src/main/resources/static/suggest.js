/* Suggests what may be meant while somebody types into the search field in the head of every page: a combobox with a list below it. Focus
   stays in the field; without a suggestion everything is as it is without this. */

/** After the last key, in ms. */
const PAUSE = 120;

const field = document.querySelector('.head .search input[name=q]');
const told = document.createElement('p');
let list;
let active = -1;
let asking;
let timer;

function options() {
    return list ? [...list.children] : [];
}

function close() {
    clearTimeout(timer);
    asking?.abort();
    list?.remove();
    list = undefined;
    active = -1;
    field.setAttribute('aria-expanded', 'false');
    field.removeAttribute('aria-activedescendant');
    field.removeAttribute('aria-controls');
    told.textContent = '';
}

async function suggest() {
    asking?.abort();
    asking = new AbortController();
    const typed = field.value;
    const answer = await fetch(`/suggest?${new URLSearchParams(new FormData(field.form))}`, {redirect: 'error', signal: asking.signal})
        .then(one => one.ok ? one.text() : '').catch(() => undefined);
    if (answer === undefined || field.value !== typed || document.activeElement !== field) {
        return;
    }
    const found = new DOMParser().parseFromString(answer, 'text/html').querySelector('[role=listbox]');
    close();
    if (found?.children.length) {
        list = document.adoptNode(found);
        field.after(list);
        field.setAttribute('aria-expanded', 'true');
        field.setAttribute('aria-controls', list.id);
        told.textContent = list.dataset.told;
    }
}

/** No option is active where the caret alone is. */
function move(by) {
    const all = options();
    all[active]?.setAttribute('aria-selected', 'false');
    active = (active + 1 + by + all.length + 1) % (all.length + 1) - 1;
    if (active < 0) {
        field.removeAttribute('aria-activedescendant');
    } else {
        all[active].setAttribute('aria-selected', 'true');
        all[active].scrollIntoView({block: 'nearest'});
        field.setAttribute('aria-activedescendant', all[active].id);
    }
}

function keyed(event) {
    if (!list || event.isComposing) {
        return;
    }
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        event.preventDefault();
        move(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Escape') {
        event.preventDefault();
        close();
    } else if (event.key === 'Enter' && active >= 0) {
        event.preventDefault();
        location.assign(options()[active].dataset.address);
    }
}

if (field) {
    told.className = 'unseen';
    told.setAttribute('role', 'status');
    field.form.append(told);
    Object.entries({
        role: 'combobox', autocomplete: 'off', 'aria-autocomplete': 'list', 'aria-haspopup': 'listbox', 'aria-expanded': 'false',
    }).forEach(([name, value]) => field.setAttribute(name, value));
    field.addEventListener('input', event => {
        clearTimeout(timer);
        if (field.value.trim().length < 2) {
            close();
        } else if (!event.isComposing) {
            timer = setTimeout(suggest, PAUSE);
        }
    });
    field.addEventListener('keydown', keyed);
    field.addEventListener('blur', close);
    field.form.addEventListener('submit', close);
    field.form.addEventListener('pointerdown', event => list?.contains(event.target) && event.preventDefault());
    field.form.addEventListener('click', event => {
        const option = event.target.closest('[role=option]');
        if (option) {
            location.assign(option.dataset.address);
        }
    });
}
