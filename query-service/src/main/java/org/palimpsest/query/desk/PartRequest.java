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
        return text == null || text.isBlank()
                ? Turn.YOURS
                : word("turn", text, "“" + text + "” is nobody's turn.", Turn.values());
    }

    /** The one of {@code words} that {@code text} names, in large letters or small. Throws a 400, which says {@code wrong}, for what is none. */
    static <E extends Enum<E>> E word(String parameter, String text, String wrong, E[] words) {
        return Arrays.stream(words)
                .filter(one -> one.name().equals(text.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> Problem.malformed(parameter, wrong, "one of " + Arrays.toString(words)));
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
    public static @Nullable UUID id(@Nullable String after) {
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
