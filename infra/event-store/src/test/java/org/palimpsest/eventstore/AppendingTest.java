package org.palimpsest.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.palimpsest.eventstore.TestStore.event;
import static org.palimpsest.eventstore.TestStore.payloads;

import java.time.Instant;
import java.util.List;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.SerializationException;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What one writer may rely on. */
class AppendingTest {

    private final TestStore store = new TestStore();
    private final MongoEventStorageEngine engine = store.engine();

    @AfterEach
    void drop() {
        store.close();
    }

    @Test
    void a_unit_of_work_is_one_document_and_its_events_stand_one_after_the_other() {
        engine.appendEvents(event("a", 0), event("b", 0), event("a", 1));
        engine.appendEvents(event("b", 1));

        assertThat(store.commits().find().map(commit -> commit.getLong("_id"))).containsExactly(0L, 3L);
        assertThat(TestStore.all(engine)).extracting(message -> message.trackingToken().position().orElseThrow())
                .containsExactly(0L, 1L, 2L, 3L);
        assertThat(engine.headPosition()).isEqualTo(3);
    }

    @Test
    void an_empty_log_has_its_head_before_the_first_position() {
        assertThat(engine.headPosition()).isEqualTo(-1);
        assertThat(engine.createHeadToken()).isNull();
        assertThat(engine.lastSequenceNumberFor("a")).isEmpty();
    }

    @Test
    void an_append_over_several_streams_is_all_or_nothing() {
        engine.appendEvents(event("b", 0));

        assertThatThrownBy(() -> store.engine().appendEvents(event("a", 0), event("b", 0), event("c", 0)))
                .isInstanceOf(AggregateStreamCreationException.class).hasMessageContaining("b #0");

        assertThat(payloads(TestStore.all(engine))).containsExactly("b #0");
        assertThat(engine.lastSequenceNumberFor("a")).isEmpty();
    }

    @Test
    void a_writer_with_stale_state_is_refused() {
        MongoEventStorageEngine other = store.engine();
        engine.appendEvents(event("a", 0));
        other.appendEvents(event("a", 1));

        assertThatThrownBy(() -> engine.appendEvents(event("a", 1)))
                .isInstanceOf(ConcurrencyException.class).hasMessageContaining("a #1");
        assertThat(engine.lastSequenceNumberFor("a")).contains(1L);
    }

    @Test
    void a_writer_that_overlaps_a_commit_in_its_middle_is_refused() {
        engine.appendEvents(event("a", 0), event("a", 1), event("a", 2));

        assertThatThrownBy(() -> store.engine().appendEvents(event("a", 1))).isInstanceOf(ConcurrencyException.class);
    }

    @Test
    void a_writer_that_skips_a_number_is_refused() {
        engine.appendEvents(event("a", 0));

        assertThatThrownBy(() -> engine.appendEvents(event("a", 2)))
                .isInstanceOf(EventStoreException.class).hasMessageContaining("gap");
        assertThatThrownBy(() -> engine.appendEvents(event("a", 1), event("a", 3)))
                .isInstanceOf(EventStoreException.class).hasMessageContaining("skips");
    }

    @Test
    void a_commit_larger_than_a_document_is_refused_before_it_is_sent() {
        String half = "x".repeat(9 * 1024 * 1024);

        assertThatThrownBy(() -> engine.appendEvents(event("a", 0, half), event("a", 1, half)))
                .isInstanceOf(CommitTooLargeException.class)
                .hasMessageMatching("A commit of 2 events takes 188\\d{5} bytes; one document holds at most 16777216");
        assertThat(store.commits().countDocuments()).isZero();
    }

    @Test
    void a_commit_just_below_the_limit_is_stored() {
        engine.appendEvents(event("a", 0, "x".repeat(15 * 1024 * 1024)));

        assertThat(engine.readEvents("a").next().getPayload().toString()).hasSize(15 * 1024 * 1024);
    }

    @Test
    void a_type_without_a_name_is_refused() {
        assertThatThrownBy(() -> engine.appendEvents(event("a", 0, 42)))
                .isInstanceOf(SerializationException.class).hasMessageContaining("java.lang.Integer has no name");
    }

    @Test
    void time_never_goes_backwards_whatever_the_clock_says() {
        store.clock.set(Instant.parse("2026-05-01T12:00:00.123456Z"));
        engine.appendEvents(event("a", 0));
        store.clock.set(Instant.parse("2026-05-01T11:00:00Z"));
        store.engine().appendEvents(event("a", 1));

        assertThat(TestStore.all(engine)).extracting(EventMessage::getTimestamp)
                .containsOnly(Instant.parse("2026-05-01T12:00:00.123Z"));
    }

    @Test
    void the_position_as_of_an_instant_is_that_of_the_last_event_recorded_by_then() {
        store.clock.set(Instant.parse("2026-05-01T12:00:00Z"));
        engine.appendEvents(event("a", 0), event("a", 1));
        store.clock.set(Instant.parse("2026-05-02T12:00:00Z"));
        engine.appendEvents(event("a", 2));

        assertThat(List.of("2026-05-01T11:59:59.999Z", "2026-05-01T12:00:00Z",
                "2026-05-02T11:59:59.999999Z", "2026-05-02T12:00:00.000001Z", "2026-05-03T00:00:00Z"))
                .extracting(instant -> engine.positionAsOf(Instant.parse(instant)))
                .containsExactly(-1L, 1L, 1L, 2L, 2L);
    }

    @Test
    void the_root_unit_of_work_learns_the_last_position() {
        engine.appendEvents(event("a", 0));
        DefaultUnitOfWork<?> root = DefaultUnitOfWork.startAndGet(GenericEventMessage.asEventMessage("root"));
        DefaultUnitOfWork<?> nested = DefaultUnitOfWork.startAndGet(GenericEventMessage.asEventMessage("nested"));
        engine.appendEvents(event("b", 0), event("b", 1));
        nested.commit();

        assertThat((Long) root.getResource(MongoEventStorageEngine.POSITION)).isEqualTo(2);
        root.rollback();
    }

    @Test
    void events_of_no_aggregate_are_stored_without_a_stream() {
        engine.appendEvents(GenericEventMessage.asEventMessage("one"));
        engine.appendEvents(GenericEventMessage.asEventMessage("two"), event("a", 0));

        assertThat(payloads(TestStore.all(engine))).containsExactly("one", "two", "a #0");
        assertThat(store.commits().find().map(Document::keySet).first()).doesNotContain("streams");
    }

    @Test
    void a_message_comes_back_as_it_went_in_but_for_its_time() {
        EventMessage<?> written = event("a", 0, new TestStore.Deposited(1250, "EUR"));
        engine.appendEvents(List.of(written));

        TrackedEventMessage<?> read = TestStore.all(engine).getFirst();
        assertThat(read.getIdentifier()).isEqualTo(written.getIdentifier());
        assertThat(read.getPayload()).isEqualTo(written.getPayload());
        assertThat(read.getMetaData()).isEqualTo(written.getMetaData());
        assertThat(read.getTimestamp()).isEqualTo(store.clock.instant());
    }
}
