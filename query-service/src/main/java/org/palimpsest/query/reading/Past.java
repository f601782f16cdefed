package org.palimpsest.query.reading;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.palimpsest.eventstore.MongoEventStorageEngine;
import org.palimpsest.web.Problem;
import org.palimpsest.web.ProblemType;
import org.springframework.stereotype.Component;

/** Understands what readers write for a moment of the past. Thread-safe; asks the log, so it blocks. */
@Component
public final class Past {
    /** In digits: the largest numbers stand for now, and are no position. */
    private static final int LONGEST_POSITION = 18;

    private final MongoEventStorageEngine log;

    Past(MongoEventStorageEngine log) {
        this.log = log;
    }

    /**
     * The past that {@code text} names: a position; a date, which means the end of that day in UTC; or an instant with
     * its offset. Absent or empty is now.
     *
     * @param parameter what to blame in the problem document (400) if it is none of these
     */
    public AsOf asOf(String parameter, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return AsOf.NOW;
        }
        try {
            return new AsOf(position(text.strip()), text.strip());
        } catch (DateTimeException | ArithmeticException | NumberFormatException _) {
            throw Problem.malformed(
                    parameter,
                    "“" + text + "” names no moment.",
                    "a date (2024-05-01), an instant (2024-05-01T12:00:00Z) or the position of an event (42)");
        }
    }

    /**
     * That something was not there yet.
     *
     * @param detail as in {@link Problem}
     * @param first the first day on which there was something to read that still is; empty where there is none
     */
    public static Problem notYet(String detail, Optional<LocalDate> first) {
        var problem = new Problem(ProblemType.NOT_YET_PUBLISHED, detail);
        first.ifPresent(day -> problem.with("firstDay", day.toString()));
        return problem;
    }

    private long position(String text) {
        if (text.matches("\\d+")) {
            if (text.length() > LONGEST_POSITION) {
                throw new NumberFormatException(text);
            }
            // How far the log has come is nobody's business: what lies beyond it is as of now, and not refused.
            return Long.parseLong(text);
        }
        return log.positionAsOf(text.matches("[+-]?\\d+-\\d+-\\d+") ? endOf(LocalDate.parse(text)) : instant(text));
    }

    private static Instant endOf(LocalDate day) {
        return inRange(day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minusMillis(1));
    }

    /** In a query string a plus sign is a blank, and people forget. */
    private static Instant instant(String text) {
        return inRange(OffsetDateTime.parse(text.replace(' ', '+')).toInstant());
    }

    /** The database counts milliseconds in 64 bits. */
    private static Instant inRange(Instant instant) {
        return Instant.ofEpochMilli(instant.toEpochMilli());
    }
}
