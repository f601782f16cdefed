package org.palimpsest.query.pages;

import java.time.Instant;

/** What stands on everything that was withdrawn and can still be read: since which day, in words, and why. */
public record WithdrawnNotice(Instant at, InWords day, String reason) {

    public static WithdrawnNotice of(Instant at, String reason) {
        return new WithdrawnNotice(at, Dates.day(at), reason);
    }
}
