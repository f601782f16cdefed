/* Puts the editor in the place of the field for Markdown, which it leaves in the page for authors who would rather write that. */
import {gapCursor} from 'prosemirror-gapcursor';
import {history} from 'prosemirror-history';
import {Node} from 'prosemirror-model';
import {EditorState} from 'prosemirror-state';
import {fixTables, tableEditing} from 'prosemirror-tables';
import {EditorView} from 'prosemirror-view';
import {commandsOf, keysOf} from 'editor/commands.js';
import {linking, noting, openingNote} from 'editor/dialogs.js';
import {pasting} from 'editor/paste.js';
import {Files, picturing, pictureViews} from 'editor/pictures.js';
import {schemaOf} from 'editor/schema.js';
import {Toolbar} from 'editor/toolbar.js';

const ID = 'content.body';
/** Where a browser keeps that its user writes Markdown. */
const PREFERENCE = 'writes Markdown';

/** A footnote as its number, which the style sheet counts. */
function noteView(node) {
    const dom = document.createElement('span');
    dom.className = 'note-call';
    const text = document.createElement('span');
    text.className = 'unseen';
    text.textContent = ' (' + node.textContent + ') ';
    dom.append(text);
    dom.title = node.textContent;
    return {dom};
}

class Writing {
    #root;
    #form;
    #document;
    #markdown;
    #schema;
    #plugins;
    #view;
    #toolbar;

    /** @param root with the parts of the editor that the page has ready, and what it says */
    constructor(root) {
        this.#root = root;
        this.#form = root.closest('form');
        this.#document = this.#form.elements['content.document'];
        this.#markdown = this.#form.elements['content.body'];
        const spec = JSON.parse(root.dataset.schema);
        this.#schema = schemaOf(spec);
        const never = () => false;
        const link = linking(document.getElementById('editor-link'), this.#schema, spec.marks.link.attrs.href);
        const note = noting(document.getElementById('editor-note'), this.#schema, spec.forbidden);
        const files = new Files(document.getElementById('files'));
        files.improve(this.#form);
        const picture = picturing(document.getElementById('editor-picture'), this.#schema, files);
        const commands = {
            ...commandsOf(this.#schema),
            picture: {run: picture.command, active: never},
            link: {run: link, active: never},
            footnote: {run: note, active: never},
            markdown: {run: (state, dispatch) => dispatch === undefined || this.#toMarkdown(), active: never},
        };
        const keys = {
            'Mod-k': link,
            Enter: openingNote(note, this.#schema),
            'Alt-F10': () => this.#toolbar.focus(),
        };
        this.#plugins = [
            pasting(spec, this.#schema, picture.withFile, leftOut => this.#tellLeftOut(leftOut)),
            ...keysOf(this.#schema, commands, keys),
            history(),
            gapCursor(),
            tableEditing(),
        ];
        this.#view = new EditorView(root.querySelector('[data-text]'), {
            state: this.#state(this.#document.value),
            dispatchTransaction: tr => this.#apply(tr),
            nodeViews: {footnote: noteView, image: pictureViews(files, this.#schema.nodes.image.spec)},
            handleDoubleClickOn: (view, at, node) => this.#opening(node.type, note, picture.command)?.(view.state, view.dispatch, view),
            attributes: () => this.#attributes(),
        });
        this.#toolbar = new Toolbar(root.querySelector('[role=toolbar]'), commands, this.#view);
        this.#toolbar.show(this.#view.state);
        this.#form.querySelector('[data-to-editor]').addEventListener('click', () => this.#toEditor());
        this.#form.querySelector('label[for="' + ID + '"]').addEventListener('click', () => this.#view.focus());
        this.#form.elements['content.language'].addEventListener('change', () => this.#view.setProps({}));
        this.#form.addEventListener('refilled', () => this.#start(false));
        this.#start(this.#markdown.value !== this.#markdown.defaultValue || localStorage.getItem(PREFERENCE) !== null);
    }

    /** As the field that it stands for. */
    #attributes() {
        const attributes = {
            role: 'textbox',
            'aria-multiline': 'true',
            'aria-labelledby': ID + '-label',
            'aria-describedby': (this.#markdown.getAttribute('aria-describedby') ?? '') + ' ' + ID + '-keys',
            dir: 'auto',
            class: 'text',
            lang: this.#form.elements['content.language'].value,
        };
        return this.#markdown.hasAttribute('aria-invalid') ? {...attributes, 'aria-invalid': 'true'} : attributes;
    }

    #opening(type, note, picture) {
        return {footnote: note, image: picture}[type.name];
    }

    #start(inMarkdown) {
        const hasText = this.#document.value !== '';
        if (hasText) {
            this.#view.updateState(this.#state(this.#document.value));
        }
        this.#show(!hasText || (inMarkdown && this.#markdown.value !== ''));
    }

    #state(json) {
        const doc = json === '' ? undefined : Node.fromJSON(this.#schema, JSON.parse(json));
        const state = EditorState.create({schema: this.#schema, doc, plugins: this.#plugins});
        const fixed = fixTables(state);
        return fixed === undefined ? state : state.apply(fixed.setMeta('addToHistory', false));
    }

    #apply(tr) {
        this.#view.updateState(this.#view.state.apply(tr));
        this.#toolbar.show(this.#view.state);
        if (tr.docChanged) {
            this.#document.value = JSON.stringify(this.#view.state.doc);
            this.#document.dispatchEvent(new Event('input', {bubbles: true}));
        }
    }

    /** One of both fields is sent. */
    #show(inMarkdown) {
        this.#markdown.hidden = this.#markdown.disabled = !inMarkdown;
        this.#document.disabled = inMarkdown;
        this.#form.querySelectorAll('[data-for]').forEach(part => {
            part.hidden = (part.dataset.for === 'markdown') !== inMarkdown;
        });
        this.#markdown.id = inMarkdown ? ID : '';
        this.#view.dom.id = inMarkdown ? '' : ID;
    }

    async #toMarkdown() {
        const answer = await this.#converted('markdown', this.#document.value);
        if (answer !== null) {
            this.#markdown.value = answer.markdown;
            localStorage.setItem(PREFERENCE, '');
            this.#show(true);
            this.#markdown.focus();
        }
    }

    async #toEditor() {
        const answer = await this.#converted('document', this.#markdown.value);
        if (answer !== null) {
            this.#document.value = JSON.stringify(answer.document);
            localStorage.removeItem(PREFERENCE);
            this.#start(false);
            this.#view.focus();
        }
    }

    /** What the server makes of it; null where it cannot, which is then said. */
    async #converted(to, text) {
        this.#say('');
        try {
            const body = new URLSearchParams({[to === 'markdown' ? 'content.document' : 'content.body']: text});
            const answer = await fetch('/drafts/' + to, {method: 'POST', body, headers: {Accept: 'application/json'}, redirect: 'error'});
            if (answer.ok) {
                return await answer.json();
            }
            this.#say(answer.status === 422 ? this.#root.dataset.cannot : this.#root.dataset.failed);
        } catch {
            this.#say(this.#root.dataset.failed);
        }
        return null;
    }

    #tellLeftOut(leftOut) {
        const {dataset} = this.#root;
        const what = [...leftOut].map(([kind, count]) => dataset[kind].replace('{0}', count));
        this.#say(what.length === 0 ? '' : dataset.leftOut.replace('{0}', new Intl.ListFormat(document.documentElement.lang).format(what)));
    }

    #say(what) {
        this.#form.querySelector('[data-said]').textContent = what;
    }
}

for (const root of document.querySelectorAll('[data-schema]')) {
    new Writing(root);
}
