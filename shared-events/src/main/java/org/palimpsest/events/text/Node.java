package org.palimpsest.events.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One node of a ProseMirror document. Serialises as ProseMirror's own JSON does: absent means empty.
 *
 * @param attrs numbers, texts and booleans by name
 * @param text only on nodes of type {@code text}, and never empty there
 */
public record Node(
        String type, Map<String, Object> attrs, List<Node> content, List<Mark> marks, @Nullable String text) {

    /** What a null child becomes; no schema allows it. */
    private static final Node NOTHING = new Node("", Map.of(), List.of(), List.of(), null);

    /** A document in which nothing has been written. */
    public static final Node EMPTY_DOC = new Node(
            "doc",
            Map.of(),
            List.of(new Node("paragraph", Map.of(), List.of(), List.of(), null)),
            List.of(),
            null);

    public Node {
        type = type == null ? "" : type;
        attrs = present(attrs);
        content = present(content, NOTHING);
        marks = present(marks, Mark.NOTHING);
    }

    /** The attribute as a whole number, or {@code otherwise} where it is absent. */
    public int intAttr(String name, int otherwise) {
        return attrs.get(name) instanceof Number number ? number.intValue() : otherwise;
    }

    /** The attribute as text, or null where it is absent. */
    public @Nullable String attr(String name) {
        var value = attrs.get(name);
        return value == null ? null : value.toString();
    }

    /** All text below this node in reading order, without separators. */
    public String plainText() {
        return text != null ? text : String.join("", content.stream().map(Node::plainText).toList());
    }

    /** The same node with other text. */
    public Node withText(String now) {
        return new Node(type, attrs, content, marks, now);
    }

    /** This node and all below it, in reading order. */
    public Stream<Node> walk() {
        return Stream.concat(Stream.of(this), content.stream().flatMap(Node::walk));
    }

    /** ProseMirror writes an attribute without a value as null; here it is absent. */
    static Map<String, Object> present(@Nullable Map<String, Object> attrs) {
        if (attrs == null) {
            return Map.of();
        }
        var present = new HashMap<>(attrs);
        present.values().removeIf(Objects::isNull);
        return Map.copyOf(present);
    }

    private static <T> List<T> present(@Nullable List<T> items, T otherwise) {
        return items == null
                ? List.of()
                : items.stream().map(item -> item == null ? otherwise : item).toList();
    }
}
