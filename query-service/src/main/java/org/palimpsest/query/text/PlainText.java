package org.palimpsest.query.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.palimpsest.events.text.Node;

/** Bodies without their form, for searching, comparing and counting. Thread-safe. */
public final class PlainText {
    private static final Set<String> LINES = Set.of("paragraph", "heading");

    private PlainText() {}

    /**
     * All words of {@code body} in reading order, one line for each paragraph and heading, lines separated by one line
     * feed. Footnotes stand in round brackets where they are called, pictures by their alternative text. Never fails.
     */
    public static String of(Node body) {
        var lines = new ArrayList<String>();
        collect(body, lines);
        return String.join("\n", lines);
    }

    /**
     * The beginning of {@code body} in one line, at most {@code most} characters long; what is longer ends with a whole word and “…”. Empty
     * for an empty body.
     */
    public static String beginning(Node body, int most) {
        var text = of(body).replaceAll("\\s+", " ").strip();
        if (text.codePointCount(0, text.length()) <= most) {
            return text;
        }
        var cut = text.substring(0, text.offsetByCodePoints(0, most - 1));
        int space = cut.lastIndexOf(' ');
        return cut.substring(0, space > 0 ? space : cut.length()) + "…";
    }

    private static void collect(Node node, List<String> lines) {
        if (LINES.contains(node.type())) {
            var line = inline(node.content()).strip();
            if (!line.isEmpty()) {
                lines.add(line);
            }
        } else if (node.text() != null) {
            lines.add(node.text());
        } else {
            node.content().forEach(child -> collect(child, lines));
        }
    }

    static String inline(List<Node> content) {
        var line = new StringBuilder();
        for (var node : content) {
            switch (node.type()) {
                case "hard_break" -> line.append(' ');
                case "footnote" -> line.append(" (").append(node.plainText()).append(")");
                case "image" -> {
                    var alt = node.attr("alt");
                    line.append(alt == null ? "" : alt);
                }
                default -> line.append(node.text() == null ? inline(node.content()) : node.text());
            }
        }
        return line.toString();
    }
}
