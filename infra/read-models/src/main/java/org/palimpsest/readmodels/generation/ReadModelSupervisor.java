package org.palimpsest.readmodels.generation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.palimpsest.readmodels.Generation;
import org.palimpsest.readmodels.Projection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Keeps all read models on this node: looks at their registers several times a second, each in a thread of its own. */
@Component
final class ReadModelSupervisor implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ReadModelSupervisor.class);
    private static final Duration EVERY = Duration.ofMillis(250);

    private final List<GenerationLifecycle> kept;
    private final Generations generations;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running;

    ReadModelSupervisor(List<Projection> projections, Stores stores, RebuildSettings settings, Generations generations) {
        this.kept = projections.stream()
                .map(projection -> new GenerationLifecycle(projection, stores, settings))
                .toList();
        this.generations = generations;
    }

    /** What follows the log with {@code generation} on this node. */
    Optional<Following> following(Generation generation) {
        return kept.stream().flatMap(one -> one.following(generation).stream()).findFirst();
    }

    @Override
    public void start() {
        running = true;
        for (var one : kept) {
            threads.add(Thread.ofVirtual().name(one.model() + "-keeper").start(() -> keep(one)));
        }
    }

    private void keep(GenerationLifecycle one) {
        var thread = Thread.currentThread();
        boolean begun = false;
        boolean failed = false;
        while (running) {
            try {
                if (!begun) {
                    one.begin();
                    begun = true;
                }
                generations.refresh();
                one.look(generations.register(one.model()), () -> LockSupport.unpark(thread));
                failed = false;
            } catch (RuntimeException e) {
                if (!failed) {
                    LOG.warn("{} is left as it is until the stores are back", one.model(), e);
                }
                failed = true;
            }
            LockSupport.parkNanos(EVERY.toNanos());
        }
        one.close();
    }

    /** Lets go of all that other nodes may go on with. */
    @Override
    public void stop() {
        running = false;
        for (var thread : threads) {
            LockSupport.unpark(thread);
        }
        try {
            for (var thread : threads) {
                thread.join();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        threads.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before requests are taken, and after the last of them. */
    @Override
    public int getPhase() {
        return 0;
    }
}
