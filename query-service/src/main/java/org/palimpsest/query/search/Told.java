package org.palimpsest.query.search;

import java.time.Instant;
import java.util.List;
import org.palimpsest.events.EntryEvent;

/** Something that happened to an entry, when, and where in the log. */
record Told(EntryEvent event, Instant at, long position) {

    /** All that happened to an entry, for when it must be told anew from the beginning. Asks the log. */
    @FunctionalInterface
    interface Stories {
        /** In order; only what {@link Intervals#concerns} this read model, and can be understood. */
        List<Told> of(String entryId);
    }
}
