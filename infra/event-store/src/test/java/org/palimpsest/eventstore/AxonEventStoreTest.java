package org.palimpsest.eventstore;

import org.axonframework.eventsourcing.eventstore.EmbeddedEventStoreTest;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.junit.jupiter.api.AfterEach;

/** Axon's own tests of its embedded event store, over this engine: users who prefer that store can have it. */
class AxonEventStoreTest extends EmbeddedEventStoreTest {

    private final TestStore store = new TestStore();

    @Override
    public EventStorageEngine createStorageEngine() {
        return store.engine();
    }

    @AfterEach
    void drop() {
        store.close();
    }
}
