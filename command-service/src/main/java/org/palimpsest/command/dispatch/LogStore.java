package org.palimpsest.command.dispatch;

import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;

/** The event store of this process, which also tells whether a unit of work is going to change anything. */
final class LogStore extends EmbeddedEventStore {

    LogStore(EventStorageEngine engine) {
        // Nobody here follows the log, so there is nothing to keep for followers.
        super(builder().storageEngine(engine).optimizeEventConsumption(false).cachedEvents(1));
    }

    /** Whether the current unit of work has events to append when it commits. */
    boolean isAppending() {
        return !queuedMessages().isEmpty();
    }
}
