package org.palimpsest.readmodels.generation;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.palimpsest.eventstore.MongoTokenStore;
import org.palimpsest.readmodels.ReadModel;
import org.springframework.stereotype.Component;

/**
 * Up to which position read models have taken in, or parked, every event; in the generation that is read, or that
 * {@link Generations#pin} holds the thread to. Thread-safe; asks the database.
 */
@Component
public final class CompletedPrefix {
    private static final Duration PAUSE = Duration.ofMillis(10);

    private final MongoTokenStore tokens;
    private final Generations generations;

    CompletedPrefix(MongoTokenStore tokens, Generations generations) {
        this.tokens = tokens;
        this.generations = generations;
    }

    /**
     * The position that all of {@code models} have reached; -1 before the first event.
     *
     * @throws BeingBuiltException as long as the first generation of one of them is being built
     */
    public long of(ReadModel... models) {
        return Stream.of(models)
                .mapToLong(model -> tokens.completedPrefix(generations.of(model).processor()))
                .min()
                .orElse(-1);
    }

    /**
     * Blocks until all of {@code models} have reached {@code position}: so it belongs on virtual threads.
     *
     * @return what they have reached by then; nothing if it took longer than {@code patience}
     * @throws BeingBuiltException as long as the first generation of one of them is being built
     */
    public OptionalLong await(long position, Duration patience, ReadModel... models) {
        long deadline = System.nanoTime() + patience.toNanos();
        long reached = of(models);
        while (reached < position && System.nanoTime() - deadline < 0) {
            LockSupport.parkNanos(PAUSE.toNanos());
            reached = of(models);
        }
        return reached < position ? OptionalLong.empty() : OptionalLong.of(reached);
    }
}
