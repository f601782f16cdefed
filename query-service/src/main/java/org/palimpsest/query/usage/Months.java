package org.palimpsest.query.usage;

import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.palimpsest.web.Problem;

/**
 * The last months, in UTC.
 *
 * @param count of months with the present one
 */
record Months(int count) {
    /** What pages offer. */
    static final List<Integer> OFFERED = List.of(1, 3, 12, 60);

    private static final int MOST = 60;

    /** @throws Problem 400 unless it is a number from 1 to 60, or nothing, which is a year */
    static Months of(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return new Months(12);
        }
        if (!text.matches("[1-9]\\d?") || Integer.parseInt(text) > MOST) {
            throw Problem.malformed("months", "“" + text + "” is no number of months.", "1 to " + MOST);
        }
        return new Months(Integer.parseInt(text));
    }

    YearMonth last() {
        return YearMonth.now(Clock.systemUTC());
    }

    YearMonth first() {
        return last().minusMonths(count - 1L);
    }
}
