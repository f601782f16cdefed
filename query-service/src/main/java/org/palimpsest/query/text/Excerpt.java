package org.palimpsest.query.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.palimpsest.events.text.Node;

/** The beginning of a text that stands among others. */
public final class Excerpt {
    /** What a node without text counts for: a row, a picture, the end of a paragraph. */
    private static final int NODE = 40;

    private int left;

    private Excerpt(int characters) {
        left = characters;
    }

    /** {@code body} itself where it has at most about so many characters; else a document with what comes first, ending at a word. */
    public static Node of(Node body, int characters) {
        return length(body) <= characters ? body : new Excerpt(characters).begun(body);
    }

    private static int length(Node node) {
        return node.walk().mapToInt(one -> one.text() == null ? NODE : one.text().length()).sum();
    }

    private Node begun(Node node) {
        var text = node.text();
        if (text != null) {
            var whole = text.length() <= left;
            var first = whole ? text : words(text, left);
            left -= whole ? text.length() : left;
            return node.withText(first);
        }
        left -= NODE;
        List<Node> content = new ArrayList<>();
        for (var child : node.content()) {
            if (left <= 0) {
                break;
            }
            content.add(begun(child));
        }
        return new Node(node.type(), Map.copyOf(node.attrs()), content, node.marks(), null);
    }

    private static String words(String text, int length) {
        int space = text.lastIndexOf(' ', length);
        int end = space > 0 ? space : Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
        return text.substring(0, end) + " …";
    }
}
