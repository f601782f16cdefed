package org.palimpsest.command;

import java.text.Normalizer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The one form of a text, so that what looks the same is the same. */
public final class Text {
    private static final String BYTE_ORDER_MARK = "\ufeff";

    /** What word processors and other systems end lines with: CR LF, CR, vertical tab, form feed, NEL, LS, PS. */
    private static final Pattern LINE_ENDS = Pattern.compile("\r\n|[\r\u000b\f\u0085\u2028\u2029]");

    private Text() {}

    /**
     * Unicode NFC, no white space around, and what is pasted along unseen made harmless: each kind of line end is {@code \n},
     * byte order marks (zero width no-break spaces) are left out. Null where nothing is left. Other characters that cannot
     * be shown stay, for {@link Violations} to name.
     */
    public static @Nullable String clean(@Nullable String text) {
        var cleaned = orEmpty(text);
        return cleaned.isEmpty() ? null : cleaned;
    }

    /** As {@link #clean}, but empty where nothing is left. */
    public static String orEmpty(@Nullable String text) {
        return text == null ? "" : composed(text).strip();
    }

    /** As {@link #clean}, but white space around stays: for runs of text within a paragraph. */
    public static String composed(String text) {
        var lines = LINE_ENDS.matcher(text.replace(BYTE_ORDER_MARK, "")).replaceAll("\n");
        return Normalizer.normalize(lines, Normalizer.Form.NFC);
    }
}
