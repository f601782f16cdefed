/* The schema of bodies as the server tells it, with what it looks like in HTML and what of other people's HTML becomes what. */
import {Schema} from 'prosemirror-model';

/** Whether the schema takes `value` for a text of this kind. */
export function allows(attribute, value) {
    return value.length <= attribute.longest
        && (attribute.pattern === undefined || new RegExp('^(?:' + attribute.pattern + ')$').test(value));
}

/** `text` as the address that the schema takes for it, or null if it is none. */
export function addressOf(attribute, text) {
    let url = text;
    if (!text.startsWith('/')) {
        try {
            url = new URL(text).href;
        } catch {
            return null;
        }
        /* Java is stricter than browsers are. */
        url = url.replace(/[^\w!.~'()*,;:$&+=@/?#%-]|%(?![0-9A-Fa-f]{2})/g, encodeURIComponent);
    }
    return allows(attribute, url) ? url : null;
}

/** A number within the limits; `otherwise` for what is none. */
function within(attribute, text, otherwise) {
    const number = Number.parseInt(text, 10);
    return Number.isNaN(number) ? otherwise : Math.min(Math.max(number, attribute.least), attribute.most);
}

function line(attribute, text) {
    return (text ?? '').replace(/\s+/g, ' ').trim().slice(0, attribute.longest).toWellFormed();
}

function spans(attrs) {
    return element => ({
        colspan: within(attrs.colspan, element.getAttribute('colspan'), 1),
        rowspan: within(attrs.rowspan, element.getAttribute('rowspan'), 1),
    });
}

/** Elements without the attributes that hold anyway. */
function spanned(tag) {
    return node => [tag, Object.fromEntries(Object.entries(node.attrs).filter(([, span]) => span > 1)), 0];
}

/** Nodes by name: given the limits of their attributes, what they are in HTML. */
const NODES = {
    paragraph: () => ({parseDOM: [{tag: 'p'}], toDOM: () => ['p', 0]}),
    heading: attrs => ({
        defining: true,
        parseDOM: [1, 2, 3, 4, 5, 6].map(level => ({tag: 'h' + level, attrs: {level: within(attrs.level, level)}})),
        toDOM: node => ['h' + node.attrs.level, 0],
    }),
    bullet_list: () => ({parseDOM: [{tag: 'ul'}], toDOM: () => ['ul', 0]}),
    ordered_list: attrs => ({
        parseDOM: [{tag: 'ol', getAttrs: list => ({order: within(attrs.order, list.getAttribute('start'), 1)})}],
        toDOM: node => ['ol', node.attrs.order === 1 ? {} : {start: node.attrs.order}, 0],
    }),
    list_item: () => ({defining: true, parseDOM: [{tag: 'li'}], toDOM: () => ['li', 0]}),
    blockquote: () => ({defining: true, parseDOM: [{tag: 'blockquote'}], toDOM: () => ['blockquote', 0]}),
    table: () => ({
        tableRole: 'table', isolating: true, parseDOM: [{tag: 'table'}], toDOM: () => ['table', ['tbody', 0]],
    }),
    table_row: () => ({tableRole: 'row', parseDOM: [{tag: 'tr'}], toDOM: () => ['tr', 0]}),
    table_cell: attrs => ({
        tableRole: 'cell', isolating: true, parseDOM: [{tag: 'td', getAttrs: spans(attrs)}], toDOM: spanned('td'),
    }),
    table_header: attrs => ({
        tableRole: 'header_cell', isolating: true, parseDOM: [{tag: 'th', getAttrs: spans(attrs)}], toDOM: spanned('th'),
    }),
    image: attrs => ({
        draggable: true,
        parseDOM: [{
            tag: 'img[src], .picture[data-src]',
            getAttrs: picture => {
                const src = picture.dataset.src ?? picture.getAttribute('src');
                return allows(attrs.src, src) && {src, alt: line(attrs.alt, picture.getAttribute('alt') ?? picture.textContent)};
            },
        }],
        /* As on the page for readers: what lies elsewhere is not loaded from there. */
        toDOM: node => node.attrs.src.startsWith('/')
            ? ['img', {src: node.attrs.src, alt: node.attrs.alt}]
            : ['span', {class: 'picture', 'data-src': node.attrs.src, title: node.attrs.src}, node.attrs.alt || node.attrs.src],
    }),
    footnote: () => ({
        atom: true, parseDOM: [{tag: '[data-footnote]'}], toDOM: () => ['span', {'data-footnote': ''}, 0],
    }),
    hard_break: () => ({selectable: false, parseDOM: [{tag: 'br'}], toDOM: () => ['br']}),
};

const tags = (...names) => ({parseDOM: names.map(tag => ({tag})), toDOM: () => [names[0], 0]});

const MARKS = {
    link: attrs => ({
        inclusive: false,
        parseDOM: [{
            tag: 'a[href]',
            getAttrs: anchor => allows(attrs.href, anchor.getAttribute('href'))
                && {href: anchor.getAttribute('href'), title: line(attrs.title, anchor.getAttribute('title'))},
        }],
        toDOM: mark => ['a', {href: mark.attrs.href, ...(mark.attrs.title && {title: mark.attrs.title}), rel: 'nofollow noopener'}, 0],
    }),
    strong: () => tags('strong', 'b'),
    em: () => tags('em', 'i'),
    code: () => tags('code', 'kbd', 'samp', 'tt'),
    sub: () => tags('sub'),
    sup: () => tags('sup'),
};

function withHtml(specs, html) {
    return Object.fromEntries(Object.entries(specs).map(([name, spec]) => [name, {...spec, ...html[name]?.(spec.attrs)}]));
}

/** @param spec what Java's `Schema.spec()` tells */
export function schemaOf(spec) {
    return new Schema({nodes: withHtml(spec.nodes, NODES), marks: withHtml(spec.marks, MARKS), topNode: 'doc'});
}
