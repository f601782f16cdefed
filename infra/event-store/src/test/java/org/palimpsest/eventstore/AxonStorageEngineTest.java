package org.palimpsest.eventstore;

import java.util.function.UnaryOperator;
import org.axonframework.eventsourcing.eventstore.AbstractEventStorageEngineTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Axon's own tests of a storage engine. */
class AxonStorageEngineTest
        extends AbstractEventStorageEngineTest<MongoEventStorageEngine, MongoEventStorageEngine.Builder> {

    private final TestStore store = new TestStore();

    @BeforeEach
    void engine() {
        setTestSubject(createEngine());
    }

    @AfterEach
    void drop() {
        store.close();
    }

    @Override
    protected MongoEventStorageEngine createEngine(UnaryOperator<MongoEventStorageEngine.Builder> customization) {
        return customization.apply(store.builder()).build();
    }
}
