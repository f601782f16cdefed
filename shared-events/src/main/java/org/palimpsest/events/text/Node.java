package org.palimpsest.events.text;

import java.util.List;
import java.util.Map;
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

    /** A document in which nothing has been written. */
    public static final Node EMPTY_DOC = new Node(
            "doc",
            Map.of(),
            List.of(new Node("paragraph", Map.of(), List.of(), List.of(), null)),
            List.of(),
            null);

    public Node {
        attrs = attrs == null ? Map.of() : Map.copyOf(attrs);
        content = content == null ? List.of() : List.copyOf(content);
        marks = marks == null ? List.of() : List.copyOf(marks);
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

    /** This node and all below it, in reading order. */
    public Stream<Node> walk() {
        return Stream.concat(Stream.of(this), content.stream().flatMap(Node::walk));
    }
}
