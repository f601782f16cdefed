/* What people paste, from Word, the web or a PDF, made into what the schema can say. Nothing is refused; what has no place is left out. */
import {DOMParser as SchemaParser, Fragment, Slice} from 'prosemirror-model';
import {Plugin} from 'prosemirror-state';
import {blocksOf} from 'editor/lines.js';
import {addressOf} from 'editor/schema.js';

/** More would come near to how deep a text may be nested. */
const DEEPEST = 6;

const NESTING = 'ul, ol, blockquote, table';
const SILENT = 'script, style, meta, link, title, template, noscript, xml, col, colgroup';
/** By the name under which it is said that they were left out. */
const WITHOUT_PLACE = {
    media: 'video, audio, iframe, object, embed',
    picture: 'svg, canvas',
    field: 'input, select, textarea, button',
};
const STYLED = 'span, p, font, a, li, td, th, div, u, b, i, em, strong';

class Cleaning {
    #body;
    #attrs;
    /** How much of what was left out. */
    leftOut = new Map();

    constructor(html, attrs) {
        /* Nothing here is ever shown or run, but browsers would report each of these as against the policy of the page. */
        const quiet = html.replace(/<style[^]*?<\/style>|<base[^>]*>/gi, '')
            .replace(/<[a-z][^>]*>/gi, tag => tag.replace(/\s(style|on\w+)(?=\s*=)/gi, ' data-$1'));
        this.#body = new DOMParser().parseFromString(quiet, 'text/html').body;
        this.#attrs = attrs;
    }

    html() {
        this.#all(SILENT).forEach(element => element.remove());
        this.#all('[data-style]').filter(one => /display:\s*none|mso-hide:\s*all/.test(one.dataset.style)).forEach(one => one.remove());
        Object.entries(WITHOUT_PLACE).forEach(([kind, elements]) => this.#leaveOut(kind, this.#all(elements)));
        this.#footnotes();
        this.#listsOfWord();
        this.#names();
        this.#marks();
        this.#addresses();
        this.#code();
        this.#tables();
        this.#all(NESTING).filter(element => nesting(element) > DEEPEST).forEach(element => {
            element.querySelectorAll(':scope > li').forEach(item => renamed(item, 'div'));
            unwrapped(element);
        });
        this.#all('p').filter(p => p.textContent.trim() === '' && !p.querySelector('img')).forEach(p => p.remove());
        return this.#body.innerHTML;
    }

    #all(selector) {
        return [...this.#body.querySelectorAll(selector)];
    }

    #leaveOut(kind, elements) {
        if (elements.length > 0) {
            this.leftOut.set(kind, (this.leftOut.get(kind) ?? 0) + elements.length);
        }
        elements.forEach(element => element.remove());
    }

    /** A call and its note link to one another, in Word and elsewhere. */
    #footnotes() {
        for (const call of this.#all('a[href^="#"]')) {
            const name = call.name || call.id || call.parentElement.id;
            const back = name && call.isConnected && this.#body.querySelector('a[href="#' + CSS.escape(name) + '"]');
            if (!back || !(call.compareDocumentPosition(back) & Node.DOCUMENT_POSITION_FOLLOWING)) {
                continue;
            }
            const note = back.closest('p, li') ?? back.parentElement;
            back.remove();
            const footnote = document.createElement('span');
            footnote.dataset.footnote = '';
            footnote.textContent = note.textContent.replace(/\s+/g, ' ').trim();
            (call.closest('sup') ?? call).replaceWith(footnote);
            note.remove();
        }
        this.#all('[data-style*="mso-element:footnote-list"]').filter(list => list.textContent.trim() === '').forEach(list => list.remove());
    }

    /** In Word's HTML a list is paragraphs that say so in their style, each with its sign in it. */
    #listsOfWord() {
        const isItem = element => /mso-list:\s*l\d+ level\d/.test(element?.dataset.style);
        const firsts = this.#all('p').filter(p => isItem(p) && !isItem(p.previousElementSibling));
        for (const first of firsts) {
            const open = [];
            for (let p = first, next; isItem(p); p = next) {
                next = p.nextElementSibling;
                const level = Number(/level(\d)/.exec(p.dataset.style)[1]);
                const sign = p.querySelector('[data-style*="mso-list:Ignore"]');
                const number = /^\(?(?:(\d+)|[a-z]{1,4})[.)]/i.exec(sign?.textContent.trim() ?? '');
                sign?.remove();
                while (open.length > 0 && open.at(-1).level > level) {
                    open.pop();
                }
                if (open.at(-1)?.level !== level) {
                    const list = document.createElement(number ? 'ol' : 'ul');
                    list.setAttribute('start', number?.[1] ?? 1);
                    if (open.length > 0) {
                        open.at(-1).list.lastElementChild.append(list);
                    } else {
                        p.before(list);
                    }
                    open.push({level, list});
                }
                const item = document.createElement('li');
                item.append(p);
                open.at(-1).list.append(item);
            }
        }
    }

    /** What has a name of its own elsewhere. */
    #names() {
        this.#all('p.MsoTitle').forEach(title => renamed(title, 'h1'));
        this.#all('p.MsoQuote, p.MsoIntenseQuote').forEach(quote => wrapped(quote, 'blockquote'));
        this.#all('dt, summary, caption, legend').forEach(element => renamed(element, 'p'));
        this.#all('table > p').forEach(caption => caption.parentElement.before(caption));
    }

    #marks() {
        for (const element of this.#all(STYLED)) {
            const style = new Map((element.dataset.style ?? '').split(';')
                .map(one => one.split(':').map(part => part.trim().toLowerCase())));
            const weight = style.get('font-weight') ?? '';
            const found = [
                (weight === 'bold' || weight >= 600) && 'strong',
                style.get('font-style') === 'italic' && 'em',
                style.get('vertical-align') === 'super' && 'sup',
                style.get('vertical-align') === 'sub' && 'sub',
            ].filter(Boolean);
            for (const mark of found) {
                const inner = document.createElement(mark);
                inner.append(...element.childNodes);
                element.append(inner);
            }
            const notBold = element.matches('b, strong') && (weight === 'normal' || (weight !== '' && weight < 600));
            if (notBold || (element.matches('i, em') && style.get('font-style') === 'normal')) {
                unwrapped(element);
            }
        }
        this.#all('[data-style], [style]').forEach(element => {
            delete element.dataset.style;
            element.removeAttribute('style');
        });
    }

    #addresses() {
        const {link, image} = this.#attrs;
        const own = this.#body.querySelector('[data-pm-slice]') !== null;
        for (const anchor of this.#all('a[href]')) {
            const href = anchor.getAttribute('href').trim();
            const address = own || !href.startsWith('/') ? addressOf(link.href, href) : null;
            if (address !== null) {
                anchor.setAttribute('href', address);
            } else {
                if (!href.startsWith('#')) {
                    this.leftOut.set('link', (this.leftOut.get('link') ?? 0) + 1);
                }
                unwrapped(anchor);
            }
        }
        const isTrace = picture => ['width', 'height'].some(side => Number(picture.getAttribute(side) ?? 9) < 3);
        this.#all('img').filter(isTrace).forEach(picture => picture.remove());
        this.#leaveOut('picture', this.#all('img').filter(picture => {
            const address = addressOf(image.src, picture.getAttribute('src') ?? '');
            picture.setAttribute('src', address ?? '');
            return address === null;
        }));
    }

    /** As in Markdown: a block of code is lines of code. */
    #code() {
        for (const block of this.#all('pre')) {
            const lines = block.textContent.replace(/\n+$/, '').split('\n').map(line => {
                const code = document.createElement('code');
                /* Blanks at the beginning of a line say something here. */
                code.textContent = line.replace(/^[ \t]+/, blanks => '\u00a0'.repeat(blanks.length));
                return code;
            });
            const p = document.createElement('p');
            p.append(...lines.flatMap((line, at) => at === 0 ? [line] : [document.createElement('br'), line]));
            block.replaceWith(p);
        }
    }

    #tables() {
        this.#all('tr').filter(row => row.querySelector('td, th') === null).forEach(row => row.remove());
        this.#all('table').filter(table => table.querySelector('tr') === null).forEach(unwrapped);
        for (const element of this.#all('th :is(ul, ol, li, blockquote, table, h1, h2, h3, h4, h5, h6)')) {
            unwrapped(renamed(element, 'p'));
        }
    }
}

function nesting(element) {
    let deep = 0;
    for (let at = element; at !== null; at = at.parentElement?.closest(NESTING) ?? null) {
        deep++;
    }
    return deep;
}

function unwrapped(element) {
    element.replaceWith(...element.childNodes);
}

function renamed(element, tag) {
    const other = document.createElement(tag);
    other.append(...element.childNodes);
    element.replaceWith(other);
    return other;
}

function wrapped(element, tag) {
    const around = document.createElement(tag);
    element.replaceWith(around);
    around.append(element);
}

function permitted(fragment, forbidden) {
    const nodes = [];
    fragment.forEach(node => {
        if (node.isText) {
            const text = node.text.replace(forbidden, '').toWellFormed();
            nodes.push(...text === '' ? [] : [node.type.schema.text(text, node.marks)]);
        } else {
            const content = permitted(node.content, forbidden);
            nodes.push(...node.type.name === 'footnote' && content.size === 0 ? [] : [node.copy(content)]);
        }
    });
    return Fragment.fromArray(nodes);
}

/**
 * @param take is given the view and a picture that comes as a file
 * @param tell is told what was left out: how often, by kind; empty if nothing was
 */
export function pasting(spec, schema, take, tell) {
    const attrs = {link: spec.marks.link.attrs, image: spec.nodes.image.attrs};
    const forbidden = new RegExp(spec.forbidden, 'g');
    const isPicture = file => file.type.startsWith('image/');
    const hasFiles = data => data.types.includes('Files') && !data.types.some(type => type.startsWith('text'));
    const files = (view, event, data) => {
        if (hasFiles(data)) {
            event.preventDefault();
            const [first, ...others] = [...data.files].sort((a, b) => isPicture(b) - isPicture(a));
            const leftOut = isPicture(first) ? others : [first, ...others];
            tell(new Map(leftOut.length === 0 ? [] : [['file', leftOut.length]]));
            if (isPicture(first)) {
                take(view, first);
            }
        }
        return hasFiles(data);
    };
    return new Plugin({
        props: {
            transformPastedHTML(html) {
                const cleaning = new Cleaning(html, attrs);
                const cleaned = cleaning.html();
                tell(cleaning.leftOut);
                return cleaned;
            },
            clipboardTextParser: (text, context) => SchemaParser.fromSchema(schema).parseSlice(blocksOf(text), {context}),
            transformPasted: slice => new Slice(permitted(slice.content, forbidden), slice.openStart, slice.openEnd),
            handlePaste: (view, event) => files(view, event, event.clipboardData),
            handleDrop: (view, event) => files(view, event, event.dataTransfer),
        },
    });
}
