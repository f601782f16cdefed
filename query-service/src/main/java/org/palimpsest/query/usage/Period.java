package org.palimpsest.query.usage;

import java.time.Clock;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.palimpsest.web.Problem;

/** The months of a report, in UTC; both are included. */
record Period(YearMonth first, YearMonth last) {
    private static final int MOST = 60;
    private static final int YEAR = 12;

    /**
     * By the names that COUNTER gives the parameters.
     *
     * @param begin as {@code 2026-01}; without it, as long before the end as makes a year
     * @param end without it, the present month
     * @throws Problem 400 unless both are months, in their order, of which none is yet to come and no more than 60 lie between them
     */
    static Period of(@Nullable String begin, @Nullable String end) {
        var now = YearMonth.now(Clock.systemUTC());
        var last = month("end_date", end, now);
        if (last.isAfter(now)) {
            throw Problem.malformed("end_date", "“" + last + "” is yet to come.", "a month up to " + now);
        }
        var first = month("begin_date", begin, last.minusMonths(YEAR - 1L));
        if (first.isAfter(last)) {
            throw Problem.malformed("begin_date", "The first month comes after the last one.", "a month up to " + last);
        }
        if (first.until(last, ChronoUnit.MONTHS) >= MOST) {
            throw Problem.malformed("begin_date", "These are too many months.", "at most " + MOST + " months");
        }
        return new Period(first, last);
    }

    private static YearMonth month(String parameter, @Nullable String text, YearMonth otherwise) {
        if (text == null || text.isBlank()) {
            return otherwise;
        }
        if (!text.matches("\\d{4}-(0[1-9]|1[0-2])")) {
            throw Problem.malformed(parameter, "“" + text + "” is no month.", "a month such as " + otherwise);
        }
        return YearMonth.parse(text);
    }
}
