package org.palimpsest.query.history;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.palimpsest.web.Problem;
import org.palimpsest.web.ProblemType;
import org.springframework.stereotype.Component;

/**
 * Compares states: one pair after the other, with a rest after each that leaves the machine to others however many ask and
 * however long the texts are, and each pair once. Thread-safe.
 */
@Component
final class Comparisons {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** So many times as long as a comparison took, nothing is compared after it. */
    private static final int REST = 3;

    /** What an answer costs after its comparison, which may have been kept: it is written as JSON or a page, and sent. */
    private static final Duration SHORTEST_REST =
            Duration.ofMillis(160).dividedBy(Runtime.getRuntime().availableProcessors());

    /** In characters. */
    private static final long KEPT = 8_000_000;

    private final Duration patience;
    private final Cache<Pair, List<Change>> kept = Caffeine.newBuilder()
            .maximumWeight(KEPT)
            .<Pair, List<Change>>weigher((_, changes) -> weight(changes))
            .build();

    /** First come, first served. */
    private final ReentrantLock turn = new ReentrantLock(true);

    /** When the next comparison may begin, in time of {@link System#nanoTime}; whose turn it is reads and writes it. */
    private long rested = System.nanoTime();

    Comparisons() {
        this(PATIENCE);
    }

    Comparisons(Duration patience) {
        this.patience = patience;
    }

    /**
     * Two states as somebody may see them.
     *
     * @param last position of the entry's last event of all: whatever comes later may change what may be seen
     * @param audience as in {@link org.palimpsest.query.visibility.Visibility#audience}
     * @param from position of the state's event, -1 before the first
     */
    record Pair(UUID entry, long last, String audience, long from, long to) {}

    /**
     * What {@code comparison} of this pair finds, or has found before. Waits for its turn, at most two seconds.
     *
     * @throws Problem 503 with Retry-After if its turn does not come in time
     */
    List<Change> of(Pair pair, Supplier<List<Change>> comparison) {
        try {
            if (!turn.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw busy();
            }
            try {
                TimeUnit.NANOSECONDS.sleep(rested - System.nanoTime());
                return compare(pair, comparison);
            } finally {
                turn.unlock();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw busy();
        }
    }

    private List<Change> compare(Pair pair, Supplier<List<Change>> comparison) {
        long start = System.nanoTime();
        try {
            return kept.get(pair, _ -> comparison.get());
        } finally {
            long end = System.nanoTime();
            rested = end + Math.max(SHORTEST_REST.toNanos(), REST * (end - start));
        }
    }

    private static Problem busy() {
        return new Problem(
                        ProblemType.UNAVAILABLE, "Too many differences are asked for just now. Ask again in a moment.")
                .retryAfter(2);
    }

    private static int weight(List<Change> changes) {
        return 100 + changes.stream().mapToInt(Comparisons::weight).sum();
    }

    private static int weight(Change change) {
        var blocks = change.blocks().stream().flatMap(block -> block.segments().stream());
        int segments = change.text().stream().mapToInt(Comparisons::weight).sum()
                + blocks.mapToInt(Comparisons::weight).sum();
        // The two values are about as long as the segments.
        return 3 * segments;
    }

    private static int weight(Segment segment) {
        return 20 + segment.text().length();
    }
}
