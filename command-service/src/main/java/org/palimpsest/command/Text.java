package org.palimpsest.command;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/** The one form of a text, so that what looks the same is the same. */
public final class Text {
    private Text() {}

    /** Unicode NFC, line ends as {@code \n}, no white space around; null where nothing is left. */
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
        return Normalizer.normalize(text, Normalizer.Form.NFC).replace("\r\n", "\n").replace('\r', '\n');
    }
}
