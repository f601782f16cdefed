package org.palimpsest.command.entry;

import java.util.UUID;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** The entries as they are now. Reads without a lock. */
public final class Entries {
    private final EventStore events;

    public Entries(EventStore events) {
        this.events = events;
    }

    /** {@link EntryState#NONE} where there is none. Inside a unit of work that includes what it has yet to commit. */
    public EntryState find(UUID id) {
        return EntrySnapshots.fold(events.readEvents(id.toString()));
    }
}
