package org.palimpsest.query.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.palimpsest.events.text.Mark;
import org.palimpsest.events.text.Node;

/** Bodies that Markdown can say, with whatever might be taken for a sign in their texts. */
final class AnyBody {
    private static final List<String> WORDS = List.of(
            "a", "word", "é", "字", "👩‍👧", "1", "12", ".", ")", "(", " ", " ", "\n", "\t", "\u00a0", "\u2003", "\u2028", "*",
            "**", "_", "`", "#", "## ", "> ", "- ", "+ ", "-", "---", "===", "1. ",
            "7) ", ":", "|", "~", "~~~", "[", "]", "[x]: /y", "[^1]",
            "^", "!", "<", "<em>", "</em>", "<br>", "<!-- -->", "<script>", "<https://e.org>", "&", "&amp;", "&#32;", "amp;", "\\",
            "“", "—", "\"", "'", "$", "x|y");
    private static final List<String> TITLES =
            List.of("", "A title", " a \"quote\" ", "\\ & &amp; <b> |", "*a* _b_ `c` [d](e) !", "a\u00a0]");
    private static final List<String> PICTURES =
            List.of("file:map.png", "file:the valley (2).png", "https://e.org/a.png", "https://e.org/a_b_(c).png?a=1&amp=2#x", "https://e.org/*a*");
    private static final List<String> ADDRESSES = List.of(
            "https://e.org", "/", "/a_b_c", "/a(b", "/a)b\\", "/a<b>&lt;|`*[x]\"", "mailto:a@e.org", "/\u0001\u00a0", "/ä");

    private final Random random;

    private AnyBody(Random random) {
        this.random = random;
    }

    static Node of(Random random) {
        return new AnyBody(random).containing("doc", 3);
    }

    private Node containing(String type, int depth) {
        return node(type, Map.of(), some(1, 3, () -> block(depth)));
    }

    private Node block(int depth) {
        return switch (random.nextInt(depth == 0 ? 4 : 7)) {
            case 0, 1 -> paragraph();
            case 2 -> node("heading", Map.of("level", 2 + random.nextInt(3)), inline());
            case 3 -> table();
            case 4 -> containing("blockquote", depth - 1);
            case 5 -> node("bullet_list", Map.of(), items(depth));
            default -> node("ordered_list", Map.of("order", any(List.of(1, 2, 9, 9999))), items(depth));
        };
    }

    private List<Node> items(int depth) {
        boolean tight = random.nextBoolean();
        return some(1, 3, () -> tight ? node("list_item", Map.of(), List.of(paragraph())) : containing("list_item", depth - 1));
    }

    private Node table() {
        int columns = 1 + random.nextInt(3);
        var head = row("table_header", columns);
        return node("table", Map.of(), Stream.concat(Stream.of(head), some(0, 3, () -> row("table_cell", columns)).stream()).toList());
    }

    private Node row(String type, int columns) {
        return node("table_row", Map.of(), some(columns, columns, () -> node(type, Map.of("colspan", 1), List.of(paragraph()))));
    }

    private Node paragraph() {
        return node("paragraph", Map.of(), inline());
    }

    private List<Node> inline() {
        return some(0, 5, () -> switch (random.nextInt(9)) {
            case 0 -> new Node("hard_break", Map.of(), List.of(), marks(), null);
            case 1 -> new Node("footnote", Map.of(), List.of(new Node("text", Map.of(), List.of(), List.of(), text())), marks(), null);
            case 2 -> new Node("image", Map.of("src", any(PICTURES), "alt", any(TITLES)), List.of(), marks(), null);
            default -> new Node("text", Map.of(), List.of(), marks(), text());
        });
    }

    private String text() {
        return String.join("", some(1, 5, () -> any(WORDS)));
    }

    private List<Mark> marks() {
        var types = new ArrayList<>(List.of("strong", "em", "code", "sub", "sup", "link"));
        return random.nextInt(3) == 0 ? List.of() : some(0, 3, () -> mark(types.remove(random.nextInt(types.size()))));
    }

    private Mark mark(String type) {
        return new Mark(type, type.equals("link") ? Map.of("href", any(ADDRESSES), "title", any(TITLES)) : Map.of());
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private <T> List<T> some(int least, int most, Supplier<T> one) {
        return Stream.generate(one).limit(least + random.nextInt(most - least + 1)).toList();
    }

    private static Node node(String type, Map<String, Object> attrs, List<Node> content) {
        return new Node(type, attrs, content, List.of(), null);
    }
}
