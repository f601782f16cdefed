package org.palimpsest.eventstore;

import java.time.Instant;

/** What the next commit has to know of the last one: the position that comes next, the last one's time and hash. */
record Head(long next, Instant recordedAt, String hash) {

    /** Before the first commit. */
    static final Head EMPTY = new Head(0, Instant.EPOCH, "0".repeat(64));
}
