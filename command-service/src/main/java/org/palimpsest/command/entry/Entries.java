package org.palimpsest.command.entry;

import java.util.UUID;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.palimpsest.command.entry.EntrySnapshots.EntrySnapshot;
import org.palimpsest.events.EntryEvent;

/** Entries as they are now, for what depends on them. Reads without a lock. Thread-safe. */
public final class Entries {
    private final EventStore events;

    public Entries(EventStore events) {
        this.events = events;
    }

    /** The section of an entry that was published and is not withdrawn; null where there is none like that. */
    public @Nullable String readable(UUID id) {
        var state = EntryState.NONE;
        var stream = events.readEvents(id.toString());
        while (stream.hasNext()) {
            state = switch (stream.next().getPayload()) {
                case EntrySnapshot snapshot -> snapshot.state();
                case EntryEvent event -> EntryState.evolve(state, event);
                default -> state;
            };
        }
        return state.versions() > 0 && !state.withdrawn() ? state.section() : null;
    }
}
