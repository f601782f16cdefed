package org.palimpsest.query.markdown;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.commonmark.text.Characters;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.text.Mark;
import org.palimpsest.events.text.Node;

/** What stands within one block. Text is written so that nothing in it is taken for a sign. */
final class InlineWriter {
    /** Is read as nothing, and parts what stands beside it. */
    static final String NOTHING = "<!-- -->";

    private static final String BEFORE_ENTITY = "&(?=[#A-Za-z0-9]+;)";
    private static final Pattern SIGN = Pattern.compile("[\\\\`*_\\[\\]]|<(?! )|" + BEFORE_ENTITY);
    private static final Pattern SIGN_OF_ADDRESS = Pattern.compile("[\\\\()<>]|" + BEFORE_ENTITY);
    private static final Pattern SIGN_OF_TITLE = Pattern.compile("[\\\\\"]|" + BEFORE_ENTITY);
    private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");

    /** Where a line of a paragraph cannot end. */
    private static final Pattern BLANK_LINE_END = Pattern.compile("(?<=\n)\n|\\A\n|\n\\z");

    private static final Pattern BLANK_AT_EDGE = Pattern.compile("(?dm)^ | $");
    private static final Pattern SIGN_OF_BLOCK = Pattern.compile("(?dm)^(?:(?=[-+#>=|:~])|(\\d{1,9})(?=[.)](?:\\s|$)))");

    /** A link that begins with a footnote would be read as a footnote's definition, whose label may have any signs. */
    private static final Pattern LABEL = Pattern.compile("(?dm)^(?=\\[\\^)");

    private final boolean inLines;

    private InlineWriter(boolean inLines) {
        this.inLines = inLines;
    }

    /** The lines of a paragraph, at least one. */
    static List<String> lines(List<Node> nodes) {
        var text = BLANK_LINE_END.matcher(new InlineWriter(true).runs(nodes, 0)).replaceAll("&#10;");
        var escaped = SIGN_OF_BLOCK.matcher(edges(text)).replaceAll("$1\\\\");
        return List.of(LABEL.matcher(escaped).replaceAll(NOTHING).split("\n"));
    }

    /** What has but one line: a heading, a cell. */
    static String line(List<Node> nodes) {
        return edges(new InlineWriter(false).runs(nodes, 0).replace("\n", "&#10;"));
    }

    private static String edges(String text) {
        return BLANK_AT_EDGE.matcher(text).replaceAll("&#32;");
    }

    /** @param depth how many marks of all the nodes are written already */
    private String runs(List<Node> nodes, int depth) {
        var text = new StringBuilder();
        for (int at = 0; at < nodes.size(); ) {
            int from = at++;
            var mark = mark(nodes, from, depth);
            if (mark == null) {
                boolean last = depth == 0 && at == nodes.size();
                text.append(one(nodes.get(from), last));
                continue;
            }
            while (mark.equals(mark(nodes, at, depth))) {
                at++;
            }
            boolean apart = text.isEmpty() || isEdge(text.codePointBefore(text.length()));
            boolean apartAfter = at == nodes.size()
                    || mark(nodes, at, depth) != null
                    || isEdge(one(nodes.get(at), false).codePointAt(0));
            var marked = marked(mark, nodes.subList(from, at), depth + 1, apart && apartAfter);
            if (marked.startsWith("[") && (endsWith(text, '!') || endsWith(text, '^'))) {
                // Together with the bracket it would be a picture or a footnote.
                text.insert(text.length() - 1, '\\');
            }
            text.append(marked);
        }
        return text.toString();
    }

    private static boolean endsWith(StringBuilder text, char c) {
        return !text.isEmpty() && text.charAt(text.length() - 1) == c;
    }

    private static @Nullable Mark mark(List<Node> nodes, int at, int depth) {
        return at < nodes.size() && depth < nodes.get(at).marks().size()
                ? nodes.get(at).marks().get(depth)
                : null;
    }

    /** @param apart signs are seen as such here, since no letter stands beside them */
    private String marked(Mark mark, List<Node> nodes, int depth, boolean apart) {
        if ("code".equals(mark.type()) && isPlainCode(nodes, depth)) {
            return "`" + nodes.getFirst().text() + "`";
        }
        var inside = runs(nodes, depth);
        if ("link".equals(mark.type())) {
            var title = mark.attr("title");
            return "[" + inside + "](" + address(mark.attr("href"))
                    + (title == null ? "" : " \"" + escaped(SIGN_OF_TITLE, title) + "\"") + ")";
        }
        boolean signs = apart
                && !Characters.isWhitespaceCodePoint(inside.codePointAt(0))
                && !Characters.isWhitespaceCodePoint(inside.codePointBefore(inside.length()));
        if (signs && "strong".equals(mark.type())) {
            return "**" + inside + "**";
        }
        if (signs && "em".equals(mark.type())) {
            return "_" + inside + "_";
        }
        return "<" + mark.type() + ">" + inside + "</" + mark.type() + ">";
    }

    private static boolean isPlainCode(List<Node> nodes, int depth) {
        var text = nodes.getFirst().text();
        return nodes.size() == 1
                && text != null
                && nodes.getFirst().marks().size() == depth
                && !text.contains("`")
                && !text.contains("\n")
                && !(text.startsWith(" ") && text.endsWith(" "));
    }

    private static boolean isEdge(int c) {
        return Characters.isWhitespaceCodePoint(c) || Characters.isPunctuationCodePoint(c);
    }

    /** @param last nothing follows in the block, so that no line can end there */
    private String one(Node node, boolean last) {
        return switch (node.type()) {
            case "hard_break" -> inLines && !last ? "\\\n" : "<br>";
            case "image" -> "![" + text(Objects.requireNonNullElse(node.attr("alt"), "")) + "](" + address(node.attr("src")) + ")";
            case "footnote" -> "^[" + text(node.plainText()).replace("\n", "&#10;") + "]";
            default -> text(node.plainText());
        };
    }

    private static String text(String text) {
        return escaped(SIGN, text).replace("\u00a0", "&nbsp;").replace("\t", "&#9;");
    }

    private static String address(@Nullable String address) {
        var escaped = escaped(SIGN_OF_ADDRESS, Objects.requireNonNullElse(address, ""));
        var shown = CONTROL.matcher(escaped).replaceAll(c -> "&#" + (int) c.group().charAt(0) + ";");
        return shown.contains(" ") ? "<" + shown + ">" : shown;
    }

    private static String escaped(Pattern signs, String text) {
        return signs.matcher(text).replaceAll("\\\\$0");
    }
}
