package org.palimpsest.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.palimpsest.eventstore.TestStore.event;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.palimpsest.engines.TcpProxy;
import org.palimpsest.engines.TcpProxy.Loss;

/** A reader waits at the end of the log for what another process writes. */
class TailingTest {

    private static final Duration NEVER = Duration.ofMinutes(10);

    /** As BSON, in the question for it: from position 3 on. */
    private static final String SECOND_PAGE = "$gte\0\3\0\0\0\0\0\0\0";

    private final TestStore store = new TestStore();
    private final MongoEventStorageEngine reading = store.engine();
    private final MongoEventStorageEngine writing = store.engine();

    @AfterEach
    void drop() {
        store.close();
    }

    @Test
    void an_event_of_another_process_wakes_the_reader_without_polling() throws Exception {
        try (CommitSignal signal = new CommitSignal(reading.commits(), NEVER);
                TailingStream stream = new TailingStream(reading, signal, null)) {
            List<TrackedEventMessage<?>> seen = new CopyOnWriteArrayList<>();
            Thread reader = Thread.ofVirtual().start(() -> readInto(seen, stream));
            // The change stream begins somewhere in the first few of these; from then on each one wakes the reader.
            for (int seq = 0; seq < 5 || seen.isEmpty(); seq++) {
                writing.appendEvents(event("a", seq));
            }
            long last = writing.headPosition();
            await().until(() -> seen.size() == last + 1);
            writing.appendEvents(event("b", 0));
            await().until(() -> seen.size() == last + 2);
            reader.interrupt();
            reader.join();
        }
    }

    @Test
    void without_a_change_stream_it_is_polling_that_wakes_the_reader() throws Exception {
        try (TcpProxy proxy = TestStore.proxy(); MongoClient client = TestStore.client(proxy)) {
            proxy.lose(Integer.MAX_VALUE, "$changeStream", Loss.REQUEST);
            MongoEventStorageEngine cut = store.builder().database(client.getDatabase(store.database.getName())).build();
            try (CommitSignal signal = new CommitSignal(cut.commits(), Duration.ofMillis(50));
                    TailingStream stream = new TailingStream(cut, signal, null)) {
                for (int seq = 0; seq < 3; seq++) {
                    writing.appendEvents(event("a", seq));
                    assertThat(stream.hasNextAvailable(20, TimeUnit.SECONDS)).isTrue();
                    assertThat(stream.nextAvailable().getPayload()).isEqualTo("a #" + seq);
                }
            }
            assertThat(proxy.lossesLeft()).as("there was no change stream").isLessThan(Integer.MAX_VALUE);
        }
    }

    @Test
    void events_come_to_a_reader_in_order_and_once() throws Exception {
        try (MongoEventStore events = MongoEventStore.over(reading)) {
            writing.appendEvents(LongStream.range(0, 1200).mapToObj(seq -> event("a", seq)).toList());
            for (int seq = 0; seq <= 20; seq++) {
                writing.appendEvents(event("b", seq));
            }
            BlockingStream<TrackedEventMessage<?>> stream = events.openStream(new GlobalSequenceTrackingToken(99));
            for (long position = 100; position <= 1220; position++) {
                assertThat(stream.peek().orElseThrow().trackingToken().position()).hasValue(position);
                assertThat(stream.nextAvailable().trackingToken().position()).hasValue(position);
            }
            assertThat(stream.hasNextAvailable()).isFalse();
            assertThat(stream.hasNextAvailable(10, TimeUnit.MILLISECONDS)).isFalse();
            stream.close();
        }
    }

    @Test
    void a_page_that_could_not_be_fetched_ahead_is_fetched_when_it_is_asked_for() throws Exception {
        for (int seq = 0; seq < 10; seq++) {
            writing.appendEvents(event("a", seq));
        }
        try (TcpProxy proxy = TestStore.proxy(); MongoClient client = TestStore.client(proxy)) {
            var database = client.getDatabase(store.database.getName());
            var events = MongoEventStore.over(store.builder().database(database).pageSize(3).build());
            // The driver asks twice.
            proxy.lose(2, SECOND_PAGE, Loss.REQUEST);
            try (events; BlockingStream<TrackedEventMessage<?>> stream = events.openStream(null)) {
                assertThat(List.of(stream.nextAvailable(), stream.nextAvailable(), stream.nextAvailable()))
                        .<Object>extracting(TrackedEventMessage::getPayload).containsExactly("a #0", "a #1", "a #2");
                assertThatThrownBy(stream::hasNextAvailable).isInstanceOf(MongoException.class);
                for (int seq = 3; seq < 10; seq++) {
                    assertThat(stream.nextAvailable().getPayload()).isEqualTo("a #" + seq);
                }
            }
        }
    }

    @Test
    void a_callback_is_called_until_the_stream_is_closed() {
        try (CommitSignal signal = new CommitSignal(reading.commits(), NEVER)) {
            TailingStream stream = new TailingStream(reading, signal, null);
            AtomicInteger calls = new AtomicInteger();
            assertThat(stream.setOnAvailableCallback(calls::incrementAndGet)).isTrue();
            signal.give();
            assertThat(calls).hasValueGreaterThan(0);
            stream.close();
            int before = calls.get();
            signal.give();
            assertThat(calls).hasValue(before);
        }
    }

    private static void readInto(List<TrackedEventMessage<?>> seen, TailingStream stream) {
        try {
            while (true) {
                seen.add(stream.nextAvailable());
            }
        } catch (InterruptedException | RuntimeException e) {
            // The test has seen enough.
        }
    }
}
