package org.palimpsest.events.text;

import org.jspecify.annotations.Nullable;

/** Which characters a text may have. */
public final class Characters {
    /**
     * What no running text may have, as a regular expression that means the same in Java and in JavaScript; without halves of
     * surrogate pairs, and without noncharacters beyond the first 65,536 characters.
     */
    static final String FORBIDDEN = "[\\u0000-\\u0008\\u000B-\\u001F\\u007F-\\u009F\\u202A-\\u202E\\uFFFE\\uFFFF]";

    private static final int FIRST_EMBEDDING = 0x202A;
    private static final int LAST_OVERRIDE = 0x202E;
    private static final int FIRST_ISOLATE = 0x2066;
    private static final int LAST_ISOLATE = 0x2069;

    private Characters() {}

    /** Whether {@link #firstWrong} finds none. */
    public static boolean areAllowed(String text, boolean lines) {
        return firstWrong(text, lines) == null;
    }

    /**
     * What is wrong with the first character that cannot be shown, stored as UTF-8 or written to XML, in a sentence that
     * names it and its place, counted from 1; null if there is none. Control characters, halves of surrogate pairs and
     * noncharacters are never allowed, nor are embeddings and overrides of the writing direction, which show a text in an
     * order in which it does not stand.
     *
     * @param lines a running text: line breaks and tabs are allowed, and isolates, which keep a word of another direction
     *     together; in a title or name isolates would reach into what stands beside it
     */
    public static @Nullable String firstWrong(String text, boolean lines) {
        int place = 1;
        for (int at = 0; at < text.length(); place++) {
            int c = text.codePointAt(at);
            if (!isAllowed(c, lines)) {
                return "Character " + place + " cannot be taken: " + name(c) + ".";
            }
            at += Character.charCount(c);
        }
        return null;
    }

    private static boolean isAllowed(int c, boolean lines) {
        if (c == '\n' || c == '\t' || (c >= FIRST_ISOLATE && c <= LAST_ISOLATE)) {
            return lines;
        }
        boolean halfOfPair = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        boolean turnsDirection = c >= FIRST_EMBEDDING && c <= LAST_OVERRIDE;
        return !Character.isISOControl(c) && !halfOfPair && !turnsDirection && (c & 0xFFFE) != 0xFFFE;
    }

    private static String name(int c) {
        var name = Character.getName(c);
        return String.format("U+%04X", c) + (name == null ? "" : " " + name);
    }
}
