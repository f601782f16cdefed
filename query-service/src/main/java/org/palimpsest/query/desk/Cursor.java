package org.palimpsest.query.desk;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.palimpsest.query.desk.QueueFilter.Order;
import org.palimpsest.web.Problem;

/**
 * Where a part of the editors' queue ends.
 *
 * @param key by which its order goes first: the day by which its next review is due, as it is kept, or the load of its busiest
 *     reviewer; empty in an order that goes by the position alone
 */
public record Cursor(String key, long position) {
    private static final Pattern FORM = Pattern.compile("(?:([a-z0-9-]{1,10})\\.)?(\\d{1,18})");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d|" + DeskDocument.NEVER);
    private static final Pattern LOAD = Pattern.compile("\\d{1,4}");

    /** The {@code next} of the part before; null for nothing. Throws a 400 for what is none. */
    public static @Nullable Cursor of(@Nullable String after) {
        if (after == null || after.isBlank()) {
            return null;
        }
        var parts = FORM.matcher(after);
        if (!parts.matches()) {
            throw wrong(after);
        }
        return new Cursor(parts.group(1) == null ? "" : parts.group(1), Long.parseLong(parts.group(2)));
    }

    /** Throws a 400 for one of another order. */
    void mustBeOf(Order order) {
        boolean fits = switch (order) {
            case OLDEST, NEWEST -> key.isEmpty();
            case DUE -> DAY.matcher(key).matches();
            case LOAD -> LOAD.matcher(key).matches();
        };
        if (!fits) {
            throw wrong(toString());
        }
    }

    private static Problem wrong(String after) {
        return Problem.malformed("after", "“" + after + "” is not where a part of this list ended.", "the next of the part before");
    }

    @Override
    public String toString() {
        return (key.isEmpty() ? "" : key + ".") + position;
    }
}
