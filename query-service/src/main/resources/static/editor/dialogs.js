/* What is asked for in a dialog: where a link leads to, and what a footnote says. Each is a command that opens it. */
import {NodeSelection} from 'prosemirror-state';
import {addressOf} from 'editor/schema.js';

/**
 * Opens `dialog`, and tells `closed` by which button it was closed, unless that was Cancel or Escape. A press of its button is
 * refused where `check` says so, perhaps later. The cursor is where it was before anything else is typed.
 */
export function ask(dialog, view, check, closed) {
    const {selection} = view.state;
    const finish = button => {
        dialog.onclose = null;
        dialog.close();
        view.focus();
        view.dispatch(view.state.tr.setSelection(selection));
        if (button !== '') {
            closed(button);
        }
    };
    dialog.querySelector('form').onsubmit = async event => {
        event.preventDefault();
        const button = event.submitter.value;
        if (await check(button)) {
            finish(button);
        }
    };
    dialog.querySelector('[data-cancel]').onclick = () => finish('');
    dialog.oncancel = event => {
        event.preventDefault();
        finish('');
    };
    dialog.onclose = () => finish('');
    dialog.showModal();
}

/** From where to where the same link goes on around the cursor, and the link; undefined if there is none. */
function linkAt({selection: {$from}}, type) {
    const {parent, parentOffset} = $from;
    const has = index => index >= 0 && index < parent.childCount && type.isInSet(parent.child(index).marks);
    let from = [parent.childAfter(parentOffset), parent.childBefore(parentOffset)].find(child => child.node && has(child.index))?.index;
    if (from === undefined) {
        return undefined;
    }
    const mark = has(from);
    const same = index => has(index) && mark.eq(has(index));
    let to = from + 1;
    while (same(from - 1)) {
        from--;
    }
    while (same(to)) {
        to++;
    }
    const start = index => $from.start() + Array.from({length: index}, (_, at) => parent.child(at).nodeSize).reduce((a, b) => a + b, 0);
    return {from: start(from), to: start(to), mark};
}

/** What people write for an address: also a DOI, a mail address, or the name of a host. */
function meant(text) {
    const doi = /^(?:doi:\s*)?(10\.\d{4,9}\/\S+)$/i.exec(text);
    if (doi) {
        return 'https:doi.org/' + doi[1];
    }
    if (/^[^\s@:/]+@[^\s@:/]+$/.test(text)) {
        return 'mailto:' + text;
    }
    return /^[\w-]+(\.[\w-]+)+([:/?#]|$)/.test(text) ? 'https:' + text : text;
}

export function linking(dialog, schema, attribute) {
    const type = schema.marks.link;
    const [words, address] = dialog.querySelectorAll('input');
    const why = dialog.querySelector('.why');
    return (state, dispatch, view) => {
        const {from, to, empty, $from} = state.selection;
        const found = linkAt(state, type);
        if (!$from.parent.inlineContent || !$from.parent.type.allowsMarkType(type)) {
            return false;
        }
        if (dispatch) {
            words.value = '';
            words.closest('.field').hidden = !empty || found !== undefined;
            address.value = found?.mark.attrs.href ?? '';
            dialog.querySelector('[value=remove]').hidden = found === undefined;
            wrong(false);
            ask(dialog, view, button => button === 'remove' || !wrong(href() === null), button => {
                const tr = view.state.tr;
                const range = {from: Math.min(from, found?.from ?? from), to: Math.max(to, found?.to ?? to)};
                tr.removeMark(range.from, range.to, type);
                if (button === 'save') {
                    const mark = type.create({href: href(), title: found?.mark.attrs.title ?? ''});
                    if (empty && found === undefined) {
                        tr.insert(from, schema.text(words.value.trim() || address.value.trim(), [mark, ...$from.marks()]));
                    } else {
                        tr.addMark(range.from, range.to, mark);
                    }
                }
                view.dispatch(tr.scrollIntoView());
            });
            (words.closest('.field').hidden ? address : words).focus();
        }
        return true;
    };

    function href() {
        const text = address.value.trim();
        return text === '' ? null : addressOf(attribute, meant(text));
    }

    function wrong(isWrong) {
        why.hidden = !isWrong;
        address.setAttribute('aria-invalid', isWrong);
        if (isWrong) {
            address.focus();
        }
        return isWrong;
    }
}

function selectedFootnote({selection}, type) {
    return selection instanceof NodeSelection && selection.node.type === type ? selection.node : undefined;
}

export function noting(dialog, schema, forbidden) {
    const type = schema.nodes.footnote;
    const field = dialog.querySelector('textarea');
    const text = () => field.value.replace(/\s+/g, ' ').replace(new RegExp(forbidden, 'g'), '').trim();
    return (state, dispatch, view) => {
        const {$from, to} = state.selection;
        const found = selectedFootnote(state, type);
        if (found === undefined && !$from.parent.canReplaceWith($from.index(), $from.index(), type)) {
            return false;
        }
        if (dispatch) {
            field.value = found?.textContent ?? '';
            dialog.querySelector('[value=remove]').hidden = found === undefined;
            ask(dialog, view, button => button === 'remove' || text() !== '', button => {
                const tr = view.state.tr;
                if (button === 'remove') {
                    tr.deleteSelection();
                } else if (found === undefined) {
                    tr.insert(to, type.create(null, schema.text(text())));
                } else if (text() !== found.textContent) {
                    tr.replaceSelectionWith(type.create(null, schema.text(text())));
                }
                view.dispatch(tr.scrollIntoView());
            });
        }
        return true;
    };
}

/** For Enter on a footnote, and a second click. */
export function openingNote(command, schema) {
    return (state, dispatch, view) => selectedFootnote(state, schema.nodes.footnote) !== undefined && command(state, dispatch, view);
}
