/* The draft's pictures and files: how the text shows them, how one is put into it, and how one more is attached. */
import {NodeSelection} from 'prosemirror-state';
import {ask} from 'editor/dialogs.js';
import {attach, Refused} from 'editor/upload.js';

const SCHEME = 'file:';

/** What the page says of the draft's files. */
export class Files {
    #section;
    #entry;

    constructor(section) {
        this.#section = section;
        this.#entry = section.dataset.entry;
    }

    /** The pictures, each `{name, address, alternative}`. */
    pictures() {
        return [...this.#section.querySelectorAll('[data-picture]')].map(({dataset}) => ({
            name: dataset.picture, address: dataset.address, alternative: dataset.alternative,
        }));
    }

    /** Attaches one more, and shows it in the page; answers its name. */
    async add(file, words, tell) {
        const {name} = await attach(this.#entry, file, words, tell);
        const fresh = new DOMParser().parseFromString(await (await fetch(location.pathname)).text(), 'text/html');
        const list = this.#section.querySelector('ul');
        /* What is typed beside the others stays. */
        list.append(...[...fresh.querySelectorAll('#files li')].slice(list.childElementCount));
        list.hidden = false;
        return name;
    }

    /** What is said while a file comes. */
    progress(came) {
        const {dataset} = this.#section;
        return came < 0 ? dataset.broken : dataset.coming.replace('{0}', Math.floor(came * 100));
    }

    /** Why one could not be attached, for people. */
    why(failure) {
        const {dataset} = this.#section;
        if (!(failure instanceof Refused)) {
            return dataset.failed;
        }
        return failure.status === 401 ? dataset.signedOut : [failure.message, failure.valid].filter(Boolean).join(' – ');
    }

    /** Has the button send the chosen file piece by piece; what it does without one it does afterwards. */
    improve(form) {
        const button = this.#section.querySelector('button[value=attach]');
        const field = form.elements.file;
        const status = this.#section.querySelector('[data-coming-status]');
        let sending = false;
        button.addEventListener('click', async event => {
            const [file] = field.files;
            if (file === undefined || sending) {
                if (sending) {
                    event.preventDefault();
                }
                return;
            }
            event.preventDefault();
            sending = true;
            const decorative = form.elements.decorative.checked;
            const words = decorative ? {decorative} : {alternative: form.elements.alternative.value.trim() || null};
            try {
                await attach(this.#entry, file, words, came => {
                    status.textContent = this.progress(came);
                });
                field.value = '';
                form.elements.alternative.value = '';
                form.elements.decorative.checked = false;
                sending = false;
                form.requestSubmit(button);
            } catch (failure) {
                sending = false;
                if (failure instanceof Refused && failure.status === 401) {
                    /* Nobody is signed in any more: the page itself, sent as a form, deals with that. */
                    form.requestSubmit(button);
                    return;
                }
                status.textContent = this.why(failure);
            }
        });
    }
}

/** A picture of the draft as itself; another one as the words that stand for it. */
export function pictureViews(files, spec) {
    return node => {
        const found = files.pictures().find(({name}) => SCHEME + name === node.attrs.src);
        if (found !== undefined) {
            const dom = document.createElement('img');
            dom.src = found.address;
            dom.alt = node.attrs.alt;
            return {dom};
        }
        const [tag, attributes, ...content] = spec.toDOM(node);
        const dom = document.createElement(tag);
        Object.entries(attributes).forEach(([name, value]) => dom.setAttribute(name, value));
        dom.append(...content);
        return {dom};
    };
}

/**
 * The command that opens `dialog`, in which one of the draft's pictures is chosen, or a new one attached, and put where the cursor is.
 * `withFile` opens it for a file that was pasted or dropped.
 */
export function picturing(dialog, schema, files) {
    const type = schema.nodes.image;
    const form = dialog.querySelector('form');
    const {which, file, alternative, decorative} = form.elements;
    const why = dialog.querySelector('.why');
    const status = dialog.querySelector('[role=status]');
    let sending = false;

    function say(wrong) {
        why.textContent = wrong;
        why.hidden = wrong === '';
    }

    function choose() {
        const known = files.pictures().find(({name}) => name === which.value);
        dialog.querySelector('[data-new]').hidden = known !== undefined;
        alternative.value = known?.alternative ?? alternative.value;
        alternative.readOnly = known !== undefined;
        decorative.disabled = known !== undefined;
        decorative.checked = known !== undefined && known.alternative === '';
    }

    function open(view, found, chosen) {
        which.replaceChildren(which.options[0], ...files.pictures().map(({name, alternative: words}) =>
            new Option(words === '' ? name : name + ' – ' + words, name)));
        const name = found?.attrs.src.slice(SCHEME.length) ?? '';
        which.value = [...which.options].some(option => option.value === name) ? name : '';
        alternative.value = found?.attrs.alt ?? '';
        file.value = '';
        if (chosen !== undefined) {
            const transfer = new DataTransfer();
            transfer.items.add(chosen);
            file.files = transfer.files;
        }
        dialog.querySelector('[value=remove]').hidden = found === undefined;
        say('');
        status.textContent = '';
        choose();
        let picture = null;
        const check = async button => {
            if (button === 'remove') {
                return true;
            }
            picture = sending ? null : await taken();
            return picture !== null && dialog.open;
        };
        ask(dialog, view, check, button => {
            const {tr} = view.state;
            view.dispatch((button === 'remove' ? tr.deleteSelection() : tr.replaceSelectionWith(type.create(picture))).scrollIntoView());
        });
    }

    /** What is to stand in the text; null where something is missing, which is then said. */
    async function taken() {
        const known = files.pictures().find(({name}) => name === which.value);
        if (known !== undefined) {
            return {src: SCHEME + known.name, alt: known.alternative};
        }
        const words = alternative.value.replace(/\s+/g, ' ').trim();
        if (file.files.length === 0 || (words === '' && !decorative.checked)) {
            say(file.files.length === 0 ? dialog.dataset.noFile : dialog.dataset.noWords);
            (file.files.length === 0 ? file : alternative).focus();
            return null;
        }
        sending = true;
        say('');
        try {
            const name = await files.add(file.files[0], decorative.checked ? {decorative: true} : {alternative: words}, came => {
                status.textContent = files.progress(came);
            });
            if (files.pictures().every(one => one.name !== name)) {
                say(dialog.dataset.noPicture);
                return null;
            }
            return {src: SCHEME + name, alt: decorative.checked ? '' : words};
        } catch (failure) {
            say(files.why(failure));
            return null;
        } finally {
            sending = false;
            status.textContent = '';
        }
    }

    which.addEventListener('change', choose);
    const command = (state, dispatch, view) => {
        const {selection} = state;
        const found = selection instanceof NodeSelection && selection.node.type === type ? selection.node : undefined;
        const {$from} = selection;
        if (found === undefined && !$from.parent.canReplaceWith($from.index(), $from.index(), type)) {
            return false;
        }
        if (dispatch) {
            open(view, found);
        }
        return true;
    };
    return {command, withFile: (view, chosen) => open(view, undefined, chosen)};
}
