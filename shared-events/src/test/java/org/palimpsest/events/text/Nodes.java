package org.palimpsest.events.text;

import java.util.List;
import java.util.Map;

/** Short ways to write documents in tests. */
final class Nodes {
    private Nodes() {}

    static Node node(String type, Node... content) {
        return node(type, Map.of(), content);
    }

    static Node node(String type, Map<String, Object> attrs, Node... content) {
        return new Node(type, attrs, List.of(content), List.of(), null);
    }

    static Node text(String text, Mark... marks) {
        return new Node("text", Map.of(), List.of(), List.of(marks), text);
    }

    static Node doc(Node... content) {
        return node("doc", content);
    }

    static Node paragraph(Node... content) {
        return node("paragraph", content);
    }

    static Mark mark(String type) {
        return new Mark(type, Map.of());
    }

    static Mark link(String href) {
        return new Mark("link", Map.of("href", href));
    }

    static List<String> paths(Node doc) {
        return Schema.check(doc, "body").stream().map(Violation::path).toList();
    }
}
