package org.palimpsest.query.pages;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Moments as people write them. All in UTC, because the log is. Thread-safe. */
public final class Dates {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter EXACT_TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofLocalizedPattern("yMMMM");

    private static final Pattern SENT_DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final Pattern SENT_MOMENT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d");

    private Dates() {}

    /** A moment or a day as its language writes it. */
    private record Dated(DateTimeFormatter format, TemporalAccessor at) implements InWords {
        @Override
        public String in(Language language, Texts texts) {
            return format.withLocale(language.country()).format(at);
        }

        @Override
        public String toString() {
            return format.withLocale(Language.ENGLISH.country()).format(at);
        }
    }

    /** {@code 22 November 2026}. */
    public static InWords day(Instant at) {
        return new Dated(DAY, at.atZone(ZoneOffset.UTC));
    }

    /** The same; nothing where there is none. */
    public static InWords dayOrNothing(@Nullable Instant at) {
        return at == null ? InWords.NOTHING : day(at);
    }

    /** {@code 10:42}. */
    public static InWords time(Instant at) {
        return new Dated(TIME, at.atZone(ZoneOffset.UTC));
    }

    /** {@code 10:42:07}. */
    public static String exactTime(Instant at) {
        return EXACT_TIME.format(at.atZone(ZoneOffset.UTC));
    }

    /** {@code 22 November 2026, 10:42:07 UTC}. */
    public static InWords moment(Instant at) {
        return InWords.joined(", ", day(at), InWords.plain(EXACT_TIME.format(at.atZone(ZoneOffset.UTC)) + " UTC"));
    }

    /** {@code 22 November 2026, 10:42 UTC}. */
    public static InWords minute(Instant at) {
        return InWords.joined(", ", day(at), InWords.plain(TIME.format(at.atZone(ZoneOffset.UTC)) + " UTC"));
    }

    /** {@code 1 March 2027}, with the time where that is not the beginning of the day. */
    public static InWords beginning(Instant at) {
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
    public static InWords partial(String iso) {
        try {
            return switch (iso.length()) {
                case 7 -> new Dated(MONTH, YearMonth.parse(iso));
                case 10 -> new Dated(DAY, LocalDate.parse(iso));
                default -> InWords.plain(iso);
            };
        } catch (DateTimeException _) {
            return InWords.plain(iso);
        }
    }

    /** What a reader asked for as the past: a date in words, an instant in words, or the position. */
    public static InWords asked(String asOf) {
        try {
            if (asOf.matches("\\d+")) {
                return InWords.text("past.position", asOf);
            }
            return asOf.length() > 10 ? moment(Instant.parse(asOf)) : partial(asOf);
        } catch (DateTimeException _) {
            return InWords.plain(asOf);
        }
    }
}
