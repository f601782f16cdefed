package org.palimpsest.command.entry;

import java.util.UUID;
import java.util.concurrent.Executor;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.AbstractSnapshotter;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.EntryEvent;

/** Takes snapshots of entries: the fold of their events, from the last snapshot on. Thread-safe. */
final class EntrySnapshots extends AbstractSnapshotter {

    private EntrySnapshots(Builder builder) {
        super(builder);
    }

    static EntrySnapshots of(EventStore events, Executor executor) {
        var builder = new Builder();
        builder.eventStore(events).executor(executor);
        return new EntrySnapshots(builder);
    }

    @Override
    protected @Nullable DomainEventMessage<?> createSnapshot(Class<?> type, String id, DomainEventStream events) {
        EntryState state;
        try {
            state = fold(events);
        } catch (IllegalArgumentException _) {
            // What this version does not know it cannot keep.
            return null;
        }
        var snapshot = new EntrySnapshot(UUID.fromString(id), state);
        return new GenericDomainEventMessage<>("entry", id, events.getLastSequenceNumber(), snapshot);
    }

    /** What the events come to, from the last snapshot on. Throws {@link IllegalArgumentException} for one it does not know. */
    static EntryState fold(DomainEventStream events) {
        var state = EntryState.NONE;
        while (events.hasNext()) {
            state = switch (events.next().getPayload()) {
                case EntrySnapshot snapshot -> snapshot.state();
                case EntryEvent event -> EntryState.evolve(state, event);
                case Object other -> throw new IllegalArgumentException("not of an entry: " + other.getClass());
            };
        }
        return state;
    }

    /**
     * What an entry's events came to, kept so that they need not be folded again. When {@link EntryState} changes its shape
     * or {@link EntryState#evolve} its meaning, the {@link #REVISION} is raised; older snapshots are passed over then.
     */
    record EntrySnapshot(UUID entryId, EntryState state) {
        static final String NAME = "entry.snapshot";
        static final String REVISION = "6";
    }

    private static final class Builder extends AbstractSnapshotter.Builder {}
}
