package org.palimpsest.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.palimpsest.eventstore.TestStore.event;
import static org.palimpsest.eventstore.TestStore.payloads;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What many writers may rely on. Two engines stand for two processes: they share nothing but the database. */
class ConcurrentWritersTest {

    private final TestStore store = new TestStore();
    private final List<MongoEventStorageEngine> engines = List.of(store.engine(), store.engine());
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void drop() {
        threads.shutdownNow();
        store.close();
    }

    @Test
    void a_conditional_append_from_two_threads_leaves_exactly_one_winner() throws Exception {
        for (int round = 0; round < 40; round++) {
            long seq = round;
            List<Boolean> won = bothAtOnce(engine -> append(engine, event("a", seq)) >= 0);
            assertThat(won).containsExactlyInAnyOrder(true, false);
        }
        assertThat(store.engine().lastSequenceNumberFor("a")).contains(39L);
        assertThat(new Chain(store.database).verify().sound()).isTrue();
    }

    @Test
    void a_unique_key_claimed_by_two_writers_has_one_owner() throws Exception {
        for (int round = 0; round < 20; round++) {
            String slug = "slug:frome-" + round;
            AtomicLong entry = new AtomicLong();
            List<Boolean> won = bothAtOnce(engine ->
                    append(engine, event("entry-" + slug + entry.getAndIncrement(), 0), event(slug, 0)) >= 0);
            assertThat(won).containsExactlyInAnyOrder(true, false);
            assertThat(engines.getFirst().readEvents(slug).asStream()).hasSize(1);
        }
        assertThat(TestStore.all(engines.getFirst())).as("the loser's entry is not there either").hasSize(40);
    }

    @Test
    void positions_are_dense_and_in_the_order_of_commits_under_sixteen_writers() throws Exception {
        long writers = 16;
        int each = 25;
        AtomicLong acknowledged = new AtomicLong(-1);
        ConcurrentSkipListMap<Long, String> answers = new ConcurrentSkipListMap<>();
        List<Future<?>> running = new ArrayList<>();
        for (int writer = 0; writer < writers; writer++) {
            String stream = "writer-" + writer;
            MongoEventStorageEngine engine = engines.get(writer % 2);
            running.add(threads.submit((Callable<?>) () -> {
                for (int seq = 0; seq < 2 * each; seq += 2) {
                    long before = acknowledged.get();
                    long position = append(engine, event(stream, seq), event(stream, seq + 1));
                    assertThat(position).as("what began later stands later").isGreaterThan(before);
                    acknowledged.accumulateAndGet(position, Math::max);
                    answers.put(position, stream + " #" + (seq + 1));
                }
                return null;
            }));
        }
        for (Future<?> writer : running) {
            writer.get();
        }

        List<Object> log = payloads(TestStore.all(store.engine()));
        assertThat(log).hasSize((int) (2 * writers * each));
        assertThat(answers).hasSize((int) (writers * each))
                .allSatisfy((position, payload) -> assertThat(log.get(position.intValue())).isEqualTo(payload));
        assertThat(new Chain(store.database).verify()).satisfies(report -> {
            assertThat(report.flaw()).isEmpty();
            assertThat(report.commits()).isEqualTo(writers * each);
        });
    }

    @Test
    void a_reader_never_sees_a_gap_while_writers_write() throws Exception {
        AtomicBoolean writing = new AtomicBoolean(true);
        Future<List<Long>> reader = threads.submit(() -> {
            List<Long> seen = new ArrayList<>();
            MongoEventStorageEngine engine = store.engine();
            boolean last;
            do {
                last = !writing.get();
                var token = seen.isEmpty() ? null
                        : new GlobalSequenceTrackingToken(seen.getLast());
                engine.readEvents(token, false).forEach(m -> seen.add(m.trackingToken().position().orElseThrow()));
            } while (!last);
            return seen;
        });
        List<Future<?>> writers = new ArrayList<>();
        for (int writer = 0; writer < 8; writer++) {
            String stream = "writer-" + writer;
            MongoEventStorageEngine engine = engines.get(writer % 2);
            writers.add(threads.submit(() -> LongStream.range(0, 25).forEach(seq -> append(engine, event(stream, seq)))));
        }
        for (Future<?> writer : writers) {
            writer.get();
        }
        writing.set(false);

        assertThat(reader.get()).isEqualTo(LongStream.range(0, 200).boxed().toList());
    }

    @Test
    void a_writer_whose_patience_ends_has_written_nothing_and_may_try_again() {
        MongoEventStorageEngine impatient = store.builder().patience(Duration.ZERO).build();
        impatient.appendEvents(event("a", 0));
        store.engine().appendEvents(event("b", 0));

        assertThatThrownBy(() -> impatient.appendEvents(event("a", 1))).isInstanceOf(StoreBusyException.class);
        impatient.appendEvents(event("a", 1));
        assertThat(payloads(TestStore.all(impatient))).containsExactly("a #0", "b #0", "a #1");
    }

    /** The position, or -1 if somebody else was first. */
    private static long append(MongoEventStorageEngine engine, EventMessage<?>... events) {
        DefaultUnitOfWork<?> unit = DefaultUnitOfWork.startAndGet(GenericEventMessage.asEventMessage("unit"));
        try {
            engine.appendEvents(events);
            return unit.root().<Long>getOrDefaultResource(MongoEventStorageEngine.POSITION, -1L);
        } catch (ConcurrencyException | AggregateStreamCreationException e) {
            return -1;
        } finally {
            unit.rollback();
        }
    }

    private interface Attempt {
        boolean with(MongoEventStorageEngine engine) throws Exception;
    }

    private List<Boolean> bothAtOnce(Attempt attempt) throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        List<Boolean> results = new ArrayList<>();
        for (Future<Boolean> result : threads.invokeAll(engines.stream().<Callable<Boolean>>map(engine -> () -> {
            start.await();
            return attempt.with(engine);
        }).toList())) {
            results.add(result.get());
        }
        return results;
    }
}
