package org.palimpsest.query.markdown;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.commonmark.ext.footnotes.FootnoteDefinition;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SourceSpan;
import org.palimpsest.events.text.Mark;
import org.palimpsest.events.text.Node;
import org.palimpsest.query.text.PlainText;

/** The blocks of one text. Not thread-safe. */
final class BlockReader {
    private static final int LAST_ORDER = 9999;
    private static final Pattern BETWEEN_CELLS = Pattern.compile("(?<!\\\\)\\|");

    private final String source;
    private final References references;
    private final boolean textOnly;

    private BlockReader(String source, References references, boolean textOnly) {
        this.source = source;
        this.references = references;
        this.textOnly = textOnly;
    }

    /** @param source what {@code document} was read from */
    static Node body(org.commonmark.node.Node document, String source) {
        var reader = new BlockReader(source, References.of(document), false);
        return node("doc", reader.within(document));
    }

    /** What has blocks has one at least. */
    private List<Node> within(org.commonmark.node.Node parent) {
        var blocks = blocks(parent);
        return blocks.isEmpty() ? Node.EMPTY_DOC.content() : blocks;
    }

    private List<Node> blocks(org.commonmark.node.Node parent) {
        var blocks = new ArrayList<Node>();
        for (var child : children(parent)) {
            blocks.addAll(block(child));
        }
        return blocks;
    }

    private List<Node> block(org.commonmark.node.Node block) {
        return switch (block) {
            case Paragraph paragraph -> List.of(node("paragraph", inline(paragraph, "\n")));
            case Heading heading -> {
                int level = Math.clamp(heading.getLevel(), 2, 4);
                yield List.of(node("heading", Map.of("level", level), inline(heading, " ")));
            }
            case BlockQuote quote -> List.of(node("blockquote", within(quote)));
            case BulletList list -> List.of(node("bullet_list", items(list)));
            case OrderedList list -> List.of(ordered(list));
            case TableBlock table -> List.of(table(table));
            case FencedCodeBlock code -> List.of(code(code.getInfo() + "\n" + code.getLiteral()));
            case IndentedCodeBlock code -> List.of(code(code.getLiteral()));
            case FootnoteDefinition note ->
                references.has(note) ? List.of() : headed("[^" + note.getLabel() + "]: ", within(note));
            case LinkReferenceDefinition address -> address(address);
            // A thematic break has no words.
            default -> List.of();
        };
    }

    private List<Node> inline(org.commonmark.node.Node block, String lineEnd) {
        return InlineReader.read(block, references, this::text, lineEnd, textOnly);
    }

    /** The words of a footnote in one line. */
    private String text(FootnoteDefinition note) {
        var blocks = new BlockReader(source, references, true).blocks(note);
        return PlainText.of(node("doc", blocks)).replace('\n', ' ');
    }

    private List<Node> items(org.commonmark.node.Node list) {
        return children(list).stream().map(item -> node("list_item", within(item))).toList();
    }

    private Node ordered(OrderedList list) {
        int order = list.getMarkerStartNumber();
        var items = new ArrayList<>(items(list));
        if (order < 1 || order > LAST_ORDER) {
            var first = items.getFirst().content();
            items.set(0, node("list_item", headed(order + list.getMarkerDelimiter() + " ", first)));
        }
        return node("ordered_list", order <= 1 || order > LAST_ORDER ? Map.of() : Map.of("order", order), items);
    }

    private Node table(TableBlock table) {
        if (table.getFirstChild().getFirstChild().getFirstChild() == null) {
            // A header of a single bar has no cell.
            var lines = table.getSourceSpans().stream().map(this::source).collect(joining("\n"));
            return node("paragraph", List.of(InlineReader.text(lines, List.of())));
        }
        var rows = new ArrayList<Node>();
        for (var part : children(table)) {
            for (var row : children(part)) {
                var cells = new ArrayList<>(children(row).stream().map(this::cell).toList());
                var rest = beyond(row, cells.size());
                if (!rest.isEmpty()) {
                    var last = cells.removeLast();
                    var words = new ArrayList<>(last.content().getFirst().content());
                    words.add(InlineReader.text(" | " + rest, List.of()));
                    cells.add(node(last.type(), List.of(node("paragraph", Canonical.joined(words)))));
                }
                rows.add(node("table_row", cells));
            }
        }
        return node("table", rows);
    }

    private Node cell(org.commonmark.node.Node cell) {
        boolean header = cell instanceof TableCell one && one.isHeader();
        return node(header ? "table_header" : "table_cell", List.of(node("paragraph", inline(cell, " "))));
    }

    /** What a row has after its last column, which is no part of the parsed table. */
    private String beyond(org.commonmark.node.Node row, int columns) {
        var line = row.getSourceSpans().stream().map(this::source).collect(joining()).strip();
        var cells = BETWEEN_CELLS.split(line.startsWith("|") ? line.substring(1) : line, columns + 1);
        return cells.length <= columns ? "" : cells[columns].strip();
    }

    private String source(SourceSpan span) {
        return source.substring(span.getInputIndex(), span.getInputIndex() + span.getLength());
    }

    private static Node code(String lines) {
        var code = List.of(new Mark("code", Map.of()));
        var runs = new ArrayList<Node>();
        for (var line : lines.strip().isEmpty() ? List.<String>of() : lines.lines().toList()) {
            if (!runs.isEmpty()) {
                runs.add(node("hard_break", List.of()));
            }
            if (!line.isEmpty()) {
                runs.add(InlineReader.text(line, code));
            }
        }
        return node("paragraph", runs);
    }

    /** The definition of an address that nothing refers to. */
    private List<Node> address(LinkReferenceDefinition definition) {
        if (references.has(definition)) {
            return List.of();
        }
        var title = definition.getTitle();
        var words = "[" + definition.getLabel() + "]: " + definition.getDestination() + (title == null ? "" : " \"" + title + "\"");
        return List.of(node("paragraph", List.of(InlineReader.text(words, List.of()))));
    }

    private static List<Node> headed(String head, List<Node> blocks) {
        var first = blocks.getFirst();
        boolean within = "paragraph".equals(first.type());
        var words = new ArrayList<Node>();
        words.add(InlineReader.text(head, List.of()));
        words.addAll(within ? first.content() : List.of());
        var headed = new ArrayList<Node>();
        headed.add(node("paragraph", Canonical.joined(words)));
        headed.addAll(within ? blocks.subList(1, blocks.size()) : blocks);
        return headed;
    }

    static List<org.commonmark.node.Node> children(org.commonmark.node.Node parent) {
        var children = new ArrayList<org.commonmark.node.Node>();
        for (var child = parent.getFirstChild(); child != null; child = child.getNext()) {
            children.add(child);
        }
        return children;
    }

    static Node node(String type, List<Node> content) {
        return node(type, Map.of(), content);
    }

    static Node node(String type, Map<String, Object> attrs, List<Node> content) {
        return new Node(type, attrs, content, List.of(), null);
    }
}
