package org.palimpsest.query.history;

import org.jspecify.annotations.Nullable;

/**
 * A field that a step changed, in short. Two whole states are compared where they are asked for.
 *
 * @param field as in {@link Change}
 * @param old its value before as people read it, absent if it had none; of a longer one at most
 *     {@value #LONGEST} characters from where the two begin to differ
 * @param now its value after, likewise
 * @param whole whether both are there in full
 */
public record Changed(String field, @Nullable String old, @Nullable String now, boolean whole) {
    private static final int LONGEST = 240;
    private static final int BEFORE = 40;

    static Changed of(String field, String old, String now) {
        if (old.length() <= LONGEST && now.length() <= LONGEST) {
            return new Changed(field, orNothing(old), orNothing(now), true);
        }
        int same = 0;
        while (same < Math.min(old.length(), now.length()) && old.charAt(same) == now.charAt(same)) {
            same++;
        }
        int start = Math.max(0, same - BEFORE);
        return new Changed(field, orNothing(part(old, start)), orNothing(part(now, start)), false);
    }

    private static @Nullable String orNothing(String text) {
        return text.isEmpty() ? null : text;
    }

    /** Never half of a character. */
    private static String part(String text, int start) {
        int from = Math.min(start, text.length());
        int to = Math.min(from + LONGEST, text.length());
        from -= from > 0 && from < text.length() && Character.isLowSurrogate(text.charAt(from)) ? 1 : 0;
        to -= to < text.length() && Character.isLowSurrogate(text.charAt(to)) ? 1 : 0;
        return (from > 0 ? "…" : "") + text.substring(from, to) + (to < text.length() ? "…" : "");
    }
}
