package org.palimpsest.command.entry;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.palimpsest.command.Violations;

/** Days, months and years of ISO 8601. */
final class Dates {
    private static final Pattern FORM = Pattern.compile("(?!0000)\\d{4}(-\\d{2}){0,2}");
    private static final int LENGTH_OF_YEAR = 4;
    private static final int LENGTH_OF_MONTH = 7;
    private static final int LENGTH_OF_DAY = 10;

    /** The days that a date of reduced precision covers. */
    record Span(LocalDate first, LocalDate last) {}

    private Dates() {}

    /** What the text covers; null where it is absent or wrong. */
    static @Nullable Span check(String path, @Nullable String text, Violations violations) {
        if (text == null) {
            return null;
        }
        try {
            return parse(text);
        } catch (DateTimeException e) {
            violations.add(path, "There is no such date.", "a day, month or year: 2019-01-31, 2019-01 or 2019");
            return null;
        }
    }

    static void checkDay(String path, @Nullable String text, Violations violations) {
        if (check(path, text, violations) != null && text != null && text.length() != LENGTH_OF_DAY) {
            violations.add(path, "The day is missing.", "a day such as 2022-05-16");
        }
    }

    private static Span parse(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new DateTimeException("not of the form");
        }
        return switch (text.length()) {
            case LENGTH_OF_YEAR -> {
                var year = Year.parse(text);
                yield new Span(year.atDay(1), year.atMonth(12).atEndOfMonth());
            }
            case LENGTH_OF_MONTH -> {
                var month = YearMonth.parse(text);
                yield new Span(month.atDay(1), month.atEndOfMonth());
            }
            default -> {
                var day = LocalDate.parse(text);
                yield new Span(day, day);
            }
        };
    }
}
