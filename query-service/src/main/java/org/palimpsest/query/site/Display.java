package org.palimpsest.query.site;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a reader wants pages to look.
 *
 * @param size of all text, in steps from the usual one, 0, each an eighth larger than the one before: {@link #SMALLEST} to {@link #LARGEST}
 * @param easy whether in the alternative display: letters that are hard to mistake, wider spaces, one column
 */
record Display(int size, boolean easy) {
    static final int SMALLEST = -1;
    static final int LARGEST = 5;

    /** Unless somebody wants another. */
    static final Display USUAL = new Display(0, false);

    private static final Pattern KEPT = Pattern.compile("(-?\\d)(e?)");

    /** As {@link #kept} gave it; anything else is the usual one. */
    static Display of(@Nullable String kept) {
        var parts = KEPT.matcher(kept == null ? "" : kept);
        return parts.matches() ? USUAL.sized(Integer.parseInt(parts.group(1))).made(!parts.group(2).isEmpty()) : USUAL;
    }

    /** In a form that a cookie can have. */
    String kept() {
        return size + (easy ? "e" : "");
    }

    Display sized(int to) {
        return new Display(Math.clamp(to, SMALLEST, LARGEST), easy);
    }

    Display made(boolean easier) {
        return new Display(size, easier);
    }

    /** As a style sheet that goes over ours; {@code easier} is what makes the alternative display. Nothing for the usual one. */
    String css(String easier) {
        var sized = size == 0 ? "" : ":root{--size:%.4f}\n".formatted(Math.pow(1.125, size));
        return sized + (easy ? easier : "");
    }
}
