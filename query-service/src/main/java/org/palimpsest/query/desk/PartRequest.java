package org.palimpsest.query.desk;

import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.palimpsest.web.Problem;

/** Which part of a list of the desk is asked for, as it stands in an address. */
public final class PartRequest {
    private static final int SIZE = 20;
    private static final int LARGEST = 100;

    private PartRequest() {}

    /** Whose turn; the caller's own, if that is not said. Throws a 400 for what is none. */
    static Turn turn(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return Turn.YOURS;
        }
        return Arrays.stream(Turn.values())
                .filter(one -> one.name().equals(text.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> Problem.malformed(
                        "turn", "“" + text + "” is nobody's turn.", "one of " + Arrays.toString(Turn.values())));
    }

    /** The {@code next} of a list in the order of changes. Throws a 400 for what is none. */
    public static @Nullable Long position(@Nullable String after) {
        if (after == null || after.isBlank()) {
            return null;
        }
        if (!after.matches("\\d{1,18}")) {
            throw wrong(after);
        }
        return Long.valueOf(after);
    }

    /** The {@code next} of a list in the order of entries. Throws a 400 for what is none. */
    static @Nullable UUID id(@Nullable String after) {
        try {
            return after == null || after.isBlank() ? null : UUID.fromString(after);
        } catch (IllegalArgumentException _) {
            throw wrong(after);
        }
    }

    /** How many; 20, if that is not said. Throws a 400 for what is none or too many. */
    static int size(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return SIZE;
        }
        int size = text.matches("\\d{1,3}") ? Integer.parseInt(text) : 0;
        if (size < 1 || size > LARGEST) {
            throw Problem.malformed("size", "“" + text + "” is no size of this list.", "1 to " + LARGEST);
        }
        return size;
    }

    private static Problem wrong(@Nullable String after) {
        return Problem.malformed("after", "“" + after + "” is not where a part of this list ended.", "the next of the part before");
    }
}
