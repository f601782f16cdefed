package org.palimpsest.command.issue;

import org.palimpsest.events.Content;
import org.palimpsest.events.text.Node;

/** How large contents are where they are kept: rather more than less. */
final class Weight {
    /** What the JSON of a node or mark is made of beside its own texts. */
    private static final int FRAME = 80;
    /** Everything but the body: people, links, keywords. */
    private static final int OTHERS = 20_000;

    private Weight() {}

    /** In bytes. */
    static long of(Content content) {
        return OTHERS + of(content.body());
    }

    private static long of(Node node) {
        var text = node.text();
        long own = FRAME + (text == null ? 0 : bytes(text)) + bytes(node.attrs().toString());
        return own
                + node.marks().stream().mapToLong(mark -> FRAME + bytes(mark.attrs().toString())).sum()
                + node.content().stream().mapToLong(Weight::of).sum();
    }

    /** In UTF-8. */
    private static long bytes(String text) {
        return text.codePoints().mapToLong(one -> one < 0x80 ? 1 : one < 0x800 ? 2 : one < 0x10000 ? 3 : 4).sum();
    }
}
