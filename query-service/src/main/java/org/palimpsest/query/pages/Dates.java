package org.palimpsest.query.pages;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Moments as people write them. All in UTC, because the log is. Thread-safe. */
public final class Dates {
    private static final DateTimeFormatter DAY = format("d MMMM uuuu");
    private static final DateTimeFormatter TIME = format("HH:mm");
    private static final DateTimeFormatter EXACT_TIME = format("HH:mm:ss");
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.UK);

    private static final Pattern SENT_DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final Pattern SENT_MOMENT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d");

    private Dates() {}

    /** {@code 22 November 2026}. */
    public static String day(Instant at) {
        return DAY.format(at);
    }

    /** The same; empty where there is none. */
    public static String dayOrNothing(@Nullable Instant at) {
        return at == null ? "" : day(at);
    }

    /** {@code 10:42}. */
    public static String time(Instant at) {
        return TIME.format(at);
    }

    /** {@code 10:42:07}. */
    public static String exactTime(Instant at) {
        return EXACT_TIME.format(at);
    }

    /** {@code 22 November 2026, 10:42:07 UTC}. */
    public static String moment(Instant at) {
        return DAY.format(at) + ", " + EXACT_TIME.format(at) + " UTC";
    }

    /** {@code 22 November 2026, 10:42 UTC}. */
    public static String minute(Instant at) {
        return DAY.format(at) + ", " + TIME.format(at) + " UTC";
    }

    /** {@code 1 March 2027}, with the time where that is not the beginning of the day. */
    public static String beginning(Instant at) {
        return at.equals(at.truncatedTo(ChronoUnit.DAYS)) ? day(at) : minute(at);
    }

    /** What a browser sends of a day or of a moment has no zone: the page asks for UTC. Anything else as it is. */
    public static String sent(String text) {
        return SENT_DAY.matcher(text).matches()
                ? text + "T00:00:00Z"
                : SENT_MOMENT.matcher(text).matches() ? text + ":00Z" : text;
    }

    /** As HTML's date field wants it: {@code 2026-11-22}. */
    public static String iso(Instant at) {
        return at.atZone(ZoneOffset.UTC).toLocalDate().toString();
    }

    /**
     * A date of reduced precision, {@code 2018}, {@code 2018-03} or {@code 2018-03-16}, in words; anything else as it is.
     */
    public static String partial(String iso) {
        try {
            return switch (iso.length()) {
                case 7 -> MONTH.format(YearMonth.parse(iso));
                case 10 -> DAY.format(LocalDate.parse(iso));
                default -> iso;
            };
        } catch (DateTimeException _) {
            return iso;
        }
    }

    /** What a reader asked for as the past: a date in words, an instant in words, or the position. */
    public static String asked(String asOf) {
        try {
            if (asOf.matches("\\d+")) {
                return "position " + asOf;
            }
            return asOf.length() > 10 ? moment(Instant.parse(asOf)) : partial(asOf);
        } catch (DateTimeException _) {
            return asOf;
        }
    }

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.UK).withZone(ZoneOffset.UTC);
    }
}
