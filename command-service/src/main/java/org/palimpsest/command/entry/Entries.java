package org.palimpsest.command.entry;

import java.util.UUID;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;

/** The entries as they are now, for what depends on them. Reads without a lock. Thread-safe. */
public final class Entries {
    private final EventStore events;

    public Entries(EventStore events) {
        this.events = events;
    }

    /** {@link EntryState#NONE} where there is none. Inside a unit of work that includes what it has yet to commit. */
    public EntryState find(UUID id) {
        return EntrySnapshots.fold(events.readEvents(id.toString()));
    }

    /** The section of an entry that was published and is not withdrawn; null where there is none like that. */
    public @Nullable String readable(UUID id) {
        var state = find(id);
        return state.versions() > 0 && !state.withdrawn() ? state.section() : null;
    }
}
