package org.palimpsest.query.history;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.palimpsest.query.problem.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Where states are compared: on few threads, so that whoever asks for long differences leaves the rest of the machine to
 * others, and once for each pair. Thread-safe.
 */
@Component
final class Comparisons {
    private static final int WAITING = 64;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** In characters. */
    private static final long KEPT = 8_000_000;

    private final ThreadPoolExecutor threads;
    private final Duration patience;
    private final AsyncCache<Pair, List<Change>> kept = Caffeine.newBuilder()
            .maximumWeight(KEPT)
            .<Pair, List<Change>>weigher((_, changes) -> weight(changes))
            .buildAsync();

    Comparisons() {
        this(Math.max(1, Runtime.getRuntime().availableProcessors() / 4), WAITING, PATIENCE);
    }

    Comparisons(int threads, int waiting, Duration patience) {
        this.threads = new ThreadPoolExecutor(
                threads,
                threads,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(waiting),
                Thread.ofPlatform().name("comparison-", 0).daemon().factory());
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
     * What {@code comparison} of this pair finds, or has found before. Waits at most two seconds.
     *
     * @throws Problem 503 with Retry-After if it takes longer, or if too many wait already
     */
    List<Change> of(Pair pair, Supplier<List<Change>> comparison) {
        try {
            return kept.get(pair, (_, _) -> CompletableFuture.supplyAsync(comparison, threads))
                    .get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException | TimeoutException _) {
            throw busy();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw busy();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Two states could not be compared", e.getCause());
        }
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }

    private static Problem busy() {
        return new Problem(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "busy",
                        "Too many differences are asked for just now. Ask again in a moment.")
                .header("Retry-After", "2");
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
