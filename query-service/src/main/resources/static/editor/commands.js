/* What can be done in the text, by name, and by which keys and signs. */
import {baseKeymap, lift, setBlockType, toggleMark, wrapIn, chainCommands, exitCode} from 'prosemirror-commands';
import {redo, undo} from 'prosemirror-history';
import {inputRules, textblockTypeInputRule, undoInputRule, wrappingInputRule} from 'prosemirror-inputrules';
import {keymap} from 'prosemirror-keymap';
import {liftListItem, sinkListItem, splitListItem, wrapInList} from 'prosemirror-schema-list';
import {Plugin, Selection, TextSelection} from 'prosemirror-state';
import {
    addColumnAfter, addRowAfter, deleteColumn, deleteRow, deleteTable, goToNextCell, isInTable, toggleHeaderRow,
} from 'prosemirror-tables';

const ROWS = 3;
const COLUMNS = 3;

/** The innermost node of one of `types` around the selection, with where it begins; undefined if there is none. */
function around(state, ...types) {
    const {$from} = state.selection;
    for (let depth = $from.depth; depth > 0; depth--) {
        if (types.includes($from.node(depth).type)) {
            return {node: $from.node(depth), at: $from.before(depth), type: $from.node(depth).type};
        }
    }
    return undefined;
}

function hasMark(type) {
    return ({selection: {from, to, empty, $from}, storedMarks, doc}) => empty
        ? Boolean(type.isInSet(storedMarks ?? $from.marks()))
        : doc.rangeHasMark(from, to, type);
}

function heading({heading, paragraph}, level) {
    const active = ({selection: {$from}}) => $from.parent.hasMarkup(heading, {level});
    return {
        active,
        run: (state, dispatch) => setBlockType(active(state) ? paragraph : heading, {level})(state, dispatch),
    };
}

function list(type, other, item) {
    const active = state => around(state, type, other)?.type === type;
    return {
        active,
        run(state, dispatch) {
            const found = around(state, type, other);
            if (found === undefined) {
                return wrapInList(type)(state, dispatch);
            }
            if (found.type === type) {
                return liftListItem(item)(state, dispatch);
            }
            dispatch?.(state.tr.setNodeMarkup(found.at, type));
            return true;
        },
    };
}

function quote(type) {
    const active = state => around(state, type) !== undefined;
    return {active, run: (state, dispatch) => (active(state) ? lift : wrapIn(type))(state, dispatch)};
}

function insertTable({table, table_row: row, table_header: header, table_cell: cell}) {
    return (state, dispatch) => {
        if (isInTable(state)) {
            return false;
        }
        const filled = type => row.create(null, Array.from({length: COLUMNS}, () => type.createAndFill()));
        const rows = [filled(header), ...Array.from({length: ROWS - 1}, () => filled(cell))];
        const tr = state.tr.replaceSelectionWith(table.create(null, rows));
        const start = tr.mapping.map(state.selection.from, -1);
        dispatch?.(tr.setSelection(TextSelection.near(tr.doc.resolve(start))).scrollIntoView());
        return true;
    };
}

/** Each with `run`, a command, and `active`, which tells whether it holds already. */
export function commandsOf({nodes, marks}) {
    const never = () => false;
    const simple = Object.fromEntries(Object.entries({
        undo, redo, table: insertTable(nodes), rowAfter: addRowAfter, rowDelete: deleteRow, columnAfter: addColumnAfter,
        columnDelete: deleteColumn, headerRow: toggleHeaderRow, tableDelete: deleteTable,
    }).map(([name, run]) => [name, {run, active: never}]));
    const marking = Object.fromEntries(['strong', 'em', 'code', 'sub', 'sup']
        .map(name => [name, {run: toggleMark(marks[name]), active: hasMark(marks[name])}]));
    return {
        ...simple,
        ...marking,
        heading2: heading(nodes, 2),
        heading3: heading(nodes, 3),
        heading4: heading(nodes, 4),
        bullet: list(nodes.bullet_list, nodes.ordered_list, nodes.list_item),
        ordered: list(nodes.ordered_list, nodes.bullet_list, nodes.list_item),
        quote: quote(nodes.blockquote),
    };
}

function signs({nodes}) {
    const {heading, bullet_list: bullet, ordered_list: ordered, blockquote} = nodes;
    const number = match => ({order: Number(match[1])});
    return inputRules({
        rules: [
            textblockTypeInputRule(/^(#{1,4})\s$/, heading, match => ({level: Math.max(2, match[1].length)})),
            wrappingInputRule(/^[-+*]\s$/, bullet),
            wrappingInputRule(/^([1-9]\d{0,3})[.)]\s$/, ordered, number,
                (match, node) => node.childCount + node.attrs.order === Number(match[1])),
            wrappingInputRule(/^>\s$/, blockquote),
        ],
    });
}

/** Tab leaves the text, but goes from cell to cell in a table, until Escape was pressed. */
function leaving() {
    let leaves = false;
    return new Plugin({
        props: {
            handleKeyDown(view, event) {
                if (event.key !== 'Tab') {
                    leaves = event.key === 'Escape' || (leaves && event.key === 'Shift');
                    return false;
                }
                return !leaves && goToNextCell(event.shiftKey ? -1 : 1)(view.state, view.dispatch);
            },
            handleDOMEvents: {
                blur() {
                    leaves = false;
                },
            },
        },
    });
}

/** From the first letter to the last: what can be done to words and paragraphs can be done to all of them. */
function selectAll({doc, tr}, dispatch) {
    dispatch?.(tr.setSelection(TextSelection.between(Selection.atStart(doc).$from, Selection.atEnd(doc).$to)));
    return true;
}

/** @param others commands by key, such as those that open something; they come first */
export function keysOf(schema, commands, others) {
    const {nodes: {list_item: item, hard_break: lineBreak}} = schema;
    const breaks = chainCommands(exitCode, (state, dispatch) => {
        dispatch?.(state.tr.replaceSelectionWith(lineBreak.create()).scrollIntoView());
        return true;
    });
    return [
        signs(schema),
        leaving(),
        keymap(others),
        keymap({
            'Mod-a': selectAll,
            'Mod-z': undo,
            'Mod-y': redo,
            'Shift-Mod-z': redo,
            'Mod-b': commands.strong.run,
            'Mod-i': commands.em.run,
            'Mod-`': commands.code.run,
            'Mod-,': commands.sub.run,
            'Mod-.': commands.sup.run,
            'Mod-Alt-2': commands.heading2.run,
            'Mod-Alt-3': commands.heading3.run,
            'Mod-Alt-4': commands.heading4.run,
            'Mod-Alt-0': setBlockType(schema.nodes.paragraph),
            'Shift-Mod-8': commands.bullet.run,
            'Shift-Mod-7': commands.ordered.run,
            'Shift-Mod-9': commands.quote.run,
            'Mod-]': sinkListItem(item),
            'Mod-[': liftListItem(item),
            'Shift-Enter': breaks,
            'Mod-Enter': breaks,
            Backspace: undoInputRule,
        }),
        keymap({Enter: splitListItem(item)}),
        keymap(baseKeymap),
    ];
}
