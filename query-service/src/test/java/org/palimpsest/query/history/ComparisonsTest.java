package org.palimpsest.query.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.palimpsest.events.text.Node;
import org.palimpsest.query.history.Comparisons.Pair;
import org.palimpsest.web.Problem;
import org.springframework.http.HttpHeaders;

/** However long texts are and however many ask, comparing them stays small. */
class ComparisonsTest {
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();
    private static final UUID ENTRY = UUID.randomUUID();

    private static Pair pair(long to) {
        return new Pair(ENTRY, 9, "READER", 0, to);
    }

    /** In time of the processor, whatever else the machine does: without a bound it takes ten times as long. */
    @Test
    void comparing_costs_no_more_than_its_budget_however_long_the_texts() {
        for (int paragraphs : List.of(1, 20, 2_000)) {
            var old = body(paragraphs, "old");
            var now = body(paragraphs, "now");
            long before = CLOCK.getCurrentThreadCpuTime();
            var blocks = Blocks.between(old, now, new Budget());
            assertThat(Duration.ofNanos(CLOCK.getCurrentThreadCpuTime() - before)).isLessThan(Duration.ofSeconds(1));
            assertThat(blocks).isNotEmpty();
        }
    }

    /** Paragraphs in which every word differs, 200 kB in all. */
    private static Node body(int paragraphs, String word) {
        int words = 40_000 / paragraphs;
        return new Node(
                "doc",
                Map.of(),
                IntStream.range(0, paragraphs)
                        .mapToObj(p -> new Node(
                                "paragraph",
                                Map.of(),
                                List.of(new Node(
                                        "text",
                                        Map.of(),
                                        List.of(),
                                        List.of(),
                                        IntStream.range(0, words)
                                                .mapToObj(w -> word + (p * words + w))
                                                .collect(Collectors.joining(" ")))),
                                List.of(),
                                null))
                        .toList(),
                List.of(),
                null);
    }

    @Test
    void a_pair_is_compared_once_for_all_who_may_know_the_same() {
        var comparisons = new Comparisons(Duration.ofSeconds(5));
        var count = new AtomicInteger();
        for (int i = 0; i < 5; i++) {
            assertThat(comparisons.of(pair(1), () -> one(count))).hasSize(1);
        }
        assertThat(count).hasValue(1);
        comparisons.of(new Pair(ENTRY, 9, "OWNER", 0, 1), () -> one(count));
        comparisons.of(new Pair(ENTRY, 10, "READER", 0, 1), () -> one(count));
        assertThat(count).hasValue(3);
    }

    private static List<Change> one(AtomicInteger count) {
        count.incrementAndGet();
        return List.of(new Change("title", "a", "b", List.of(), List.of()));
    }

    @Test
    @Timeout(20)
    void those_who_would_have_to_wait_too_long_are_told_to_ask_again() throws Exception {
        var comparisons = new Comparisons(Duration.ofMillis(200));
        var begun = new CountDownLatch(1);
        var free = new CountDownLatch(1);
        try (var askers = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = askers.submit(() -> comparisons.of(pair(0), () -> {
                begun.countDown();
                await(free);
                return List.of();
            }));
            begun.await();
            var answers = new ArrayList<Future<List<Change>>>();
            for (int i = 1; i < 8; i++) {
                long to = i;
                answers.add(askers.submit(() -> comparisons.of(pair(to), List::of)));
            }
            for (var answer : answers) {
                assertThatThrownBy(answer::get)
                        .cause()
                        .isInstanceOfSatisfying(Problem.class, problem -> {
                            assertThat(problem.status().value()).isEqualTo(503);
                            assertThat(problem.headers().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("2");
                        });
            }
            free.countDown();
            assertThat(first.get()).isEmpty();
            assertThat(comparisons.of(pair(99), List::of)).isEmpty();
        } finally {
            free.countDown();
        }
    }

    /** However many ask, three quarters of the time nothing is compared; counted by what they say, not by a watch. */
    @Test
    @Timeout(60)
    void after_each_comparison_there_is_a_rest_of_three_times_its_length() throws Exception {
        var comparisons = new Comparisons(Duration.ofSeconds(30));
        var spans = new ConcurrentLinkedQueue<long[]>();
        try (var askers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 12; i++) {
                long to = i;
                askers.execute(() -> comparisons.of(pair(to), () -> {
                    long start = System.nanoTime();
                    LockSupport.parkNanos(Duration.ofMillis(25).toNanos());
                    spans.add(new long[] {start, System.nanoTime()});
                    return List.of();
                }));
            }
        }
        var ordered = List.copyOf(spans);
        assertThat(ordered).hasSize(12);
        for (int i = 1; i < ordered.size(); i++) {
            var before = ordered.get(i - 1);
            assertThat(ordered.get(i)[0] - before[1]).isGreaterThanOrEqualTo(3 * (before[1] - before[0]));
        }
    }

    @Test
    void a_comparison_that_fails_holds_up_nobody() {
        var comparisons = new Comparisons(Duration.ofSeconds(5));
        assertThatThrownBy(() -> comparisons.of(pair(1), () -> {
                    throw new IllegalStateException("planted");
                }))
                .hasMessage("planted");
        assertThat(comparisons.of(pair(1), () -> one(new AtomicInteger()))).hasSize(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
