package org.palimpsest.query.text;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An XML 1.0 document as it grows. Whatever a text holds, the document stays well formed: it is escaped, and what XML cannot hold
 * becomes U+FFFD. Not thread-safe.
 */
public final class Xml {
    private final StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    private final Deque<String> open = new ArrayDeque<>();

    /** {@code doctype}: what stands before the root, or nothing. */
    public Xml(String doctype) {
        xml.append(doctype);
    }

    /**
     * Opens an element.
     *
     * @param attributes names and values in turn; one whose value is null is left out
     */
    public Xml open(String name, @Nullable String... attributes) {
        xml.append('<').append(name);
        for (int i = 0; i + 1 < attributes.length; i += 2) {
            var value = attributes[i + 1];
            if (value != null) {
                xml.append(' ').append(attributes[i]).append("=\"").append(Markup.escape(value)).append('"');
            }
        }
        xml.append('>');
        open.push(name);
        return this;
    }

    /** Closes the element that was opened last. */
    public Xml close() {
        xml.append("</").append(open.pop()).append('>');
        return this;
    }

    public Xml text(String text) {
        xml.append(Markup.escape(text));
        return this;
    }

    /** An element that holds only this text; none where there is no text. */
    public Xml element(String name, @Nullable String text, @Nullable String... attributes) {
        return text == null || text.isBlank() ? this : open(name, attributes).text(text).close();
    }

    /** An element without anything in it. */
    public Xml empty(String name, @Nullable String... attributes) {
        return open(name, attributes).close();
    }

    /** What {@code some} make of it. */
    public <T> Xml each(Iterable<T> some, Consumer<T> write) {
        some.forEach(write);
        return this;
    }

    /** What was written since it was asked for last, for documents too long to be held. */
    public String drain() {
        var drained = xml.toString();
        xml.setLength(0);
        return drained;
    }

    /** The whole. */
    public String end() {
        while (!open.isEmpty()) {
            close();
        }
        return xml.append('\n').toString();
    }
}
