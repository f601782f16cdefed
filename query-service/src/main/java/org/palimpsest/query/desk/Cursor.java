package org.palimpsest.query.desk;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.palimpsest.query.desk.QueueFilter.Order;
import org.palimpsest.web.Problem;

/**
 * Where a part of the editors' queue ends.
 *
 * @param due the day by which its next review is due, as it is kept; empty in an order that is none of days
 */
public record Cursor(String due, long position) {
    private static final Pattern FORM = Pattern.compile("(?:(\\d{4}-\\d\\d-\\d\\d|never)\\.)?(\\d{1,18})");

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
        if (due.isEmpty() == (order == Order.DUE)) {
            throw wrong(toString());
        }
    }

    private static Problem wrong(String after) {
        return Problem.malformed("after", "“" + after + "” is not where a part of this list ended.", "the next of the part before");
    }

    @Override
    public String toString() {
        return (due.isEmpty() ? "" : due + ".") + position;
    }
}
