package org.palimpsest.command.reaction;

import java.util.UUID;
import org.palimpsest.command.entry.Entry;
import org.palimpsest.command.entry.EntryState;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.eventstore.MongoEventStorageEngine;
import org.springframework.stereotype.Component;

/** What entries are, by the log: what an effect depends on must not be older than that. Thread-safe; asks the database. */
@Component
final class EntriesInLog {
    private final MongoEventStorageEngine log;
    private final Entry rules = new Entry();

    EntriesInLog(MongoEventStorageEngine log) {
        this.log = log;
    }

    /** As it is now. */
    EntryState now(UUID entry) {
        return before(entry, Long.MAX_VALUE);
    }

    /** As it was before its event with this sequence number. */
    EntryState before(UUID entry, long sequence) {
        var state = EntryState.NONE;
        var events = log.readEvents(entry.toString(), 0);
        while (events.hasNext()) {
            var next = events.next();
            if (next.getSequenceNumber() >= sequence) {
                break;
            }
            state = rules.evolve(state, (EntryEvent) next.getPayload());
        }
        return state;
    }

    /** After one more event. */
    EntryState after(EntryState before, EntryEvent event) {
        return rules.evolve(before, event);
    }
}
