package org.palimpsest.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.palimpsest.eventstore.TestStore.event;
import static org.palimpsest.eventstore.TestStore.payloads;

import com.mongodb.ExplainVerbosity;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.MergedTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a reader may rely on, also where pages and windows begin and end. */
class ReadingTest {

    private final TestStore store = new TestStore();
    private final MongoEventStorageEngine engine = store.builder().pageSize(3).build();

    @AfterEach
    void drop() {
        store.close();
    }

    @Test
    void the_log_goes_on_after_any_token_also_in_the_middle_of_a_commit() {
        for (int commit = 0; commit < 10; commit++) {
            engine.appendEvents(event("a", 2L * commit), event("a", 2L * commit + 1));
        }
        for (long after = -1; after < 20; after++) {
            assertThat(positions(new GlobalSequenceTrackingToken(after)))
                    .isEqualTo(LongStream.range(after + 1, 20).boxed().toList());
        }
    }

    @Test
    void a_wrapped_token_counts_from_its_lower_end() {
        engine.appendEvents(event("a", 0), event("a", 1), event("a", 2));
        TrackingToken two = new GlobalSequenceTrackingToken(2);
        TrackingToken zero = new GlobalSequenceTrackingToken(0);

        assertThat(positions(MergedTrackingToken.merged(two, zero))).containsExactly(1L, 2L);
        assertThat(positions(ReplayToken.createReplayToken(two, zero))).containsExactly(1L, 2L);
        assertThat(positions(ReplayToken.createReplayToken(two))).containsExactly(0L, 1L, 2L);
    }

    @Test
    void a_long_stream_is_read_from_any_number_on_whatever_the_size_of_its_commits() {
        long length = 0;
        for (int commit = 0; length < 3 * StreamReader.WINDOW; commit++) {
            List<DomainEventMessage<?>> events = new ArrayList<>();
            for (int i = 0; i <= (commit * 7) % 5; i++) {
                events.add(event("long", length++));
            }
            events.add(event("other", commit));
            engine.appendEvents(events);
        }
        for (long from : List.of(0L, 1L, 255L, 256L, 257L, 500L, length - 1, length, length + 1000)) {
            assertThat(engine.readEvents("long", from).asStream().map(DomainEventMessage::getSequenceNumber).toList())
                    .isEqualTo(LongStream.range(from, length).boxed().toList());
        }
        assertThat(engine.lastSequenceNumberFor("long")).contains(length - 1);
        assertThat(store.engine().lastSequenceNumberFor("long")).contains(length - 1);
    }

    @Test
    void one_commit_may_be_longer_than_a_window() {
        engine.appendEvents(LongStream.range(0, 2 * StreamReader.WINDOW).mapToObj(seq -> event("a", seq)).toList());
        engine.appendEvents(event("a", 2L * StreamReader.WINDOW));

        assertThat(engine.readEvents("a", 400).asStream()).hasSize(2 * StreamReader.WINDOW + 1 - 400);
        assertThat(engine.lastSequenceNumberFor("a")).contains(2L * StreamReader.WINDOW);
    }

    @Test
    void a_stream_is_followed_through_commits_that_it_shares_with_others() {
        engine.appendEvents(event("b", 0), event("a", 0));
        engine.appendEvents(event("b", 1));
        engine.appendEvents(event("b", 2), event("a", 1), event("b", 3));

        assertThat(payloads(engine.readEvents("a").asStream().toList())).containsExactly("a #0", "a #1");
        assertThat(engine.readEvents("b", 2).asStream()).hasSize(2);
    }

    @Test
    void events_of_a_stream_know_their_position() {
        engine.appendEvents(event("b", 0), event("a", 0));

        assertThat(engine.readEvents("a").next()).isInstanceOfSatisfying(TrackedEventMessage.class,
                message -> assertThat(message.trackingToken()).isEqualTo(new GlobalSequenceTrackingToken(1)));
    }

    @Test
    void the_end_that_a_reader_found_is_not_the_end_of_the_log() {
        engine.appendEvents(event("a", 0));
        Iterator<? extends TrackedEventMessage<?>> events = engine.readEvents(null, false).iterator();
        assertThat(events.next().getPayload()).isEqualTo("a #0");
        assertThat(events.hasNext()).isFalse();
        engine.appendEvents(event("a", 1));

        assertThat(payloads(engine.readEvents(new GlobalSequenceTrackingToken(0), false).toList())).containsExactly("a #1");
    }

    @Test
    void a_reader_stops_where_positions_are_missing() {
        engine.appendEvents(event("a", 0));
        engine.appendEvents(event("a", 1));
        engine.appendEvents(event("a", 2));
        store.commits().deleteOne(Filters.eq("_id", 1L));

        assertThatThrownBy(() -> engine.readEvents(null, false).toList())
                .isInstanceOf(EventStoreException.class)
                .hasMessage("The log is damaged: position 1 is missing, the next commit is at 2");
    }

    @Test
    void a_window_of_a_stream_touches_its_own_commits_alone() {
        for (int seq = 0; seq < 20; seq++) {
            engine.appendEvents(event("a", seq), event("b", seq));
            engine.appendEvents(event("c", seq));
        }
        Document plan = engine.commits().ofStream("a", 5, 15).sort(Sorts.ascending("_id"))
                .explain(ExplainVerbosity.EXECUTION_STATS);
        Document execution = plan.get("executionStats", Document.class);

        assertThat(execution).containsEntry("nReturned", 10).containsEntry("totalDocsExamined", 10)
                .containsEntry("totalKeysExamined", 10);
    }

    private List<Long> positions(TrackingToken after) {
        return engine.readEvents(after, false).map(event -> event.trackingToken().position().orElseThrow()).toList();
    }
}
