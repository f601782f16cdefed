package org.palimpsest.query.markdown;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import org.palimpsest.events.text.Node;

/** Blocks as lines. What it writes may say less than the body; {@link Markdown} looks. */
final class BlockWriter {
    private BlockWriter() {}

    static String write(Node body) {
        return String.join("\n", within(body));
    }

    /** A body or quote of one empty paragraph needs no sign for it. */
    private static List<String> within(Node node) {
        return node.content().equals(Node.EMPTY_DOC.content()) ? List.of("") : blocks(node.content());
    }

    private static List<String> blocks(List<Node> nodes) {
        var lines = new ArrayList<String>();
        var before = "";
        boolean other = false;
        for (var node : nodes) {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            // A list with the same sign would go on with the one before it.
            other = node.type().equals(before) && !other;
            before = node.type();
            lines.addAll(block(node, other));
        }
        return lines;
    }

    private static List<String> block(Node node, boolean other) {
        return switch (node.type()) {
            case "heading" -> List.of(heading(node));
            case "bullet_list" -> items(node, other);
            case "ordered_list" -> items(node, other);
            case "blockquote" ->
                within(node).stream().map(line -> line.isEmpty() ? ">" : "> " + line).toList();
            case "table" -> table(node);
            default -> paragraph(node);
        };
    }

    private static List<String> paragraph(Node node) {
        return node.content().isEmpty() ? List.of(InlineWriter.NOTHING) : InlineWriter.lines(node.content());
    }

    private static String heading(Node node) {
        var text = InlineWriter.line(node.content());
        // Number signs at the end would close the heading.
        return "#".repeat(node.intAttr("level", 2)) + (text.isEmpty() ? "" : " ") + text.replaceFirst("#\\z", "\\\\#");
    }

    private static List<String> items(Node list, boolean other) {
        boolean tight = list.content().stream()
                .allMatch(item -> item.content().size() == 1
                        && "paragraph".equals(item.content().getFirst().type()));
        var lines = new ArrayList<String>();
        int number = list.intAttr("order", 1);
        for (var item : list.content()) {
            if (!tight && !lines.isEmpty()) {
                lines.add("");
            }
            var sign = "bullet_list".equals(list.type()) ? (other ? "* " : "- ") : number++ + (other ? ") " : ". ");
            var inside = blocks(item.content());
            for (int i = 0; i < inside.size(); i++) {
                var line = inside.get(i);
                lines.add(i == 0 ? sign + line : line.isEmpty() ? "" : " ".repeat(sign.length()) + line);
            }
        }
        return lines;
    }

    private static List<String> table(Node table) {
        var lines = new ArrayList<String>();
        for (var row : table.content()) {
            lines.add(row(row.content().stream().map(BlockWriter::cell).toList()));
            if (lines.size() == 1) {
                lines.add(row(row.content().stream().map(cell -> "---").toList()));
            }
        }
        return lines;
    }

    private static String row(List<String> cells) {
        return cells.stream().collect(joining(" | ", "| ", " |"));
    }

    private static String cell(Node cell) {
        return cell.content().stream()
                .map(block -> InlineWriter.line(block.content()))
                .collect(joining("<br>"))
                .replace("|", "\\|");
    }
}
