package org.palimpsest.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.palimpsest.eventstore.TestStore.payloads;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What writers may rely on, however many they are and wherever they run. */
abstract class WritersContract {

    final TestStore store = new TestStore();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** One or more; each stands for a process. */
    abstract List<? extends Writer> writers();

    @AfterEach
    void drop() {
        threads.shutdownNow();
        store.close();
    }

    @Test
    void of_two_who_go_on_at_the_same_place_exactly_one_wins() throws Exception {
        for (int round = 0; round < 40; round++) {
            long seq = round;
            assertThat(atOnce(2, (_, writer) -> writer.append("a", seq).stored())).containsExactlyInAnyOrder(true, false);
        }
        assertThat(store.engine().lastSequenceNumberFor("a")).contains(39L);
        assertSound(40);
    }

    @Test
    void of_many_who_claim_a_unique_key_one_gets_it_and_of_the_others_nothing_is_stored() throws Exception {
        for (int round = 0; round < 10; round++) {
            var slug = "slug:frome-" + round;
            var entry = "entry-" + round + "-";
            var won = atOnce(8, (number, writer) -> writer.append(
                    List.of(new StreamStart(entry + number, 0), new StreamStart(slug, 0))).stored());
            assertThat(won).containsOnlyOnce(true);
            assertThat(store.engine().lastSequenceNumberFor(entry + won.indexOf(true))).contains(0L);
            assertThat(store.engine().readEvents(slug).asStream()).hasSize(1);
        }
        assertThat(TestStore.all(store.engine())).hasSize(20);
        assertSound(10);
    }

    @Test
    void an_append_that_loses_takes_no_other_along_that_was_written_at_the_same_time() throws Exception {
        writers().getFirst().append("taken", 0);
        var answers = atOnce(64, (number, writer) -> number % 4 == 0
                ? writer.append(List.of(new StreamStart("x" + number, 0), new StreamStart("taken", 0)))
                : writer.append("own" + number, 0));
        assertThat(IntStream.range(0, 64)).allSatisfy(
                number -> assertThat(answers.get(number).stored()).isEqualTo(number % 4 != 0));
        assertThat(TestStore.all(store.engine())).hasSize(1 + 48);
        assertSound(49);
    }

    @Test
    void positions_are_dense_and_rise_with_the_commits_and_every_answer_is_true() throws Exception {
        int writers = 16;
        int each = 25;
        int commits = writers * each;
        var acknowledged = new AtomicLong(-1);
        var answers = new ConcurrentSkipListMap<Long, String>();
        atOnce(writers, (number, writer) -> {
            var stream = "writer-" + number;
            for (int seq = 0; seq < 2 * each; seq += 2) {
                long before = acknowledged.get();
                var answer = writer.append(List.of(new StreamStart(stream, seq), new StreamStart(stream, seq + 1)));
                assertThat(answer.position()).as("what began later stands later").isGreaterThan(before);
                acknowledged.accumulateAndGet(answer.position(), Math::max);
                answers.put(answer.position(), stream + " #" + (seq + 1));
            }
            return true;
        });
        var log = payloads(TestStore.all(store.engine()));
        assertThat(log).hasSize(2 * commits);
        assertThat(answers).hasSize(commits)
                .allSatisfy((position, payload) -> assertThat(log.get(position.intValue())).isEqualTo(payload));
        for (int number = 0; number < writers; number++) {
            assertThat(store.engine().readEvents("writer-" + number).asStream()
                    .map(event -> event.getSequenceNumber())).containsExactlyElementsOf(
                    LongStream.range(0, 2L * each).boxed().toList());
        }
        assertSound(commits);
    }

    @Test
    void many_who_write_to_one_stream_and_try_again_leave_it_without_a_gap() throws Exception {
        atOnce(8, (_, writer) -> {
            for (int stored = 0; stored < 10; ) {
                long next = store.engine().lastSequenceNumberFor("shared").orElse(-1L) + 1;
                stored += writer.append("shared", next).stored() ? 1 : 0;
            }
            return true;
        });
        assertThat(payloads(TestStore.all(store.engine()))).containsExactlyElementsOf(
                LongStream.range(0, 80).<Object>mapToObj(seq -> "shared #" + seq).toList());
        assertSound(80);
    }

    @Test
    void a_reader_never_sees_a_gap_while_they_write() throws Exception {
        var writing = new AtomicBoolean(true);
        var reader = threads.submit(() -> {
            var seen = new ArrayList<Long>();
            var engine = store.engine();
            boolean last;
            do {
                last = !writing.get();
                var token = seen.isEmpty() ? null : new GlobalSequenceTrackingToken(seen.getLast());
                engine.readEvents(token, false).forEach(m -> seen.add(m.trackingToken().position().orElseThrow()));
            } while (!last);
            return seen;
        });
        atOnce(8, (number, writer) -> {
            LongStream.range(0, 25).forEach(seq -> writer.append("writer-" + number, seq));
            return true;
        });
        writing.set(false);
        assertThat(reader.get()).isEqualTo(LongStream.range(0, 200).boxed().toList());
    }

    private void assertSound(long commits) {
        var report = new Chain(store.database).verify();
        assertThat(report.flaw()).isEmpty();
        assertThat(report.commits()).isEqualTo(commits);
    }

    interface Deed<T> {
        T with(int number, Writer writer) throws Exception;
    }

    /** Does it in so many threads that begin together, spread over the writers. */
    private <T> List<T> atOnce(int count, Deed<T> deed) throws Exception {
        var writers = writers();
        var start = new CyclicBarrier(count);
        var results = new ArrayList<T>();
        for (var result : threads.invokeAll(IntStream.range(0, count).<Callable<T>>mapToObj(number -> () -> {
            start.await();
            return deed.with(number, writers.get(number % writers.size()));
        }).toList())) {
            results.add(result.get());
        }
        return results;
    }
}
