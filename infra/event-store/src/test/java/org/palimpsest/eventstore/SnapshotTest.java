package org.palimpsest.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.palimpsest.eventstore.TestStore.event;
import static org.palimpsest.eventstore.TestStore.payloads;

import org.axonframework.eventhandling.DomainEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SnapshotTest {

    private final TestStore store = new TestStore();
    private final MongoEventStorageEngine engine = store.engine();

    @AfterEach
    void drop() {
        store.close();
    }

    @Test
    void the_newest_snapshot_of_a_stream_stays() {
        engine.storeSnapshot(event("a", 3, "at 3"));
        engine.storeSnapshot(event("a", 5, "at 5"));
        engine.storeSnapshot(event("a", 4, "at 4"));
        engine.storeSnapshot(event("b", 1, "other"));

        DomainEventMessage<?> snapshot = engine.readSnapshot("a").orElseThrow();
        assertThat(snapshot.getPayload()).isEqualTo("at 5");
        assertThat(snapshot.getSequenceNumber()).isEqualTo(5);
        assertThat(snapshot.getMetaData()).containsEntry("by", "somebody");
        assertThat(store.database.getCollection("snapshots").countDocuments()).isEqualTo(2);
    }

    @Test
    void a_snapshot_taken_again_at_the_same_place_replaces_the_former() {
        engine.storeSnapshot(event("a", 3, "old form"));
        engine.storeSnapshot(event("a", 3, "new form"));

        assertThat(engine.readSnapshot("a").orElseThrow().getPayload()).isEqualTo("new form");
    }

    @Test
    void a_stream_without_a_snapshot_has_none() {
        assertThat(engine.readSnapshot("a")).isEmpty();
    }

    @Test
    void an_aggregate_is_loaded_from_its_snapshot_and_what_came_after() {
        engine.appendEvents(event("a", 0), event("a", 1), event("a", 2));
        engine.storeSnapshot(event("a", 1, "snapshot"));

        try (MongoEventStore events = MongoEventStore.over(engine)) {
            assertThat(payloads(events.readEvents("a").asStream().toList())).containsExactly("snapshot", "a #2");
        }
    }

    @Test
    void a_snapshot_of_an_earlier_shape_is_passed_over_and_not_an_error() {
        engine.appendEvents(event("a", 0), event("a", 1));
        engine.storeSnapshot(event("a", 1, new TestStore.Deposited(1250, "EUR")));
        var names = TypeNames.builder().add(String.class, "text").add(TestStore.Deposited.class, "account.deposited", "3");
        var later = store.builder().eventSerializer(new EventSerializer(names.build())).build();

        assertThat(later.readSnapshot("a")).isEmpty();
        try (MongoEventStore events = MongoEventStore.over(later)) {
            assertThat(payloads(events.readEvents("a").asStream().toList())).containsExactly("a #0", "a #1");
        }
        assertThat(engine.readSnapshot("a")).as("to an engine that knows that shape it is one").isPresent();
    }

    @Test
    void a_snapshot_of_something_unknown_is_passed_over() {
        engine.storeSnapshot(event("a", 1, new TestStore.Opened("Zoë")));
        var names = TypeNames.builder().add(String.class, "text").build();

        assertThat(store.builder().eventSerializer(new EventSerializer(names)).build().readSnapshot("a")).isEmpty();
    }
}
