package org.palimpsest.readmodels.generation;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.UnableToInitializeTokenException;
import org.palimpsest.readmodels.Generation;
import org.palimpsest.readmodels.Projection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings one generation to the end of the log. Every node tries to; the token's lease says whose it is, and the token
 * where whoever comes next goes on.
 */
final class Build implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Build.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Projection projection;
    private final Generation generation;
    private final Stores stores;
    private final RebuildSettings settings;
    private final Runnable wake;
    private final Thread thread;
    private volatile boolean ended;

    /** @param wake is run when the state has changed */
    Build(Projection projection, Generation generation, Stores stores, RebuildSettings settings, Runnable wake) {
        this.projection = projection;
        this.generation = generation;
        this.stores = stores;
        this.settings = settings;
        this.wake = wake;
        this.thread = Thread.ofVirtual().name(generation.processor() + "-build").unstarted(this::run);
    }

    /** Begins; it ends by itself when the generation has caught up or is not wanted any more. */
    void start() {
        thread.start();
    }

    private void run() {
        while (!ended && step()) {
            // On to the next state.
        }
    }

    private boolean step() {
        try {
            var state = stores.registry().find(generation).map(GenerationRecord::state).orElse(State.DROPPED);
            switch (state) {
                case PREPARE -> prepare();
                case REPLAY -> replay();
                default -> {
                    return false;
                }
            }
        } catch (UnableToClaimTokenException _) {
            // Another node is at it, or was until a moment ago.
            LockSupport.parkNanos(PAUSE.toNanos());
        } catch (RuntimeException e) {
            LOG.warn("The build of {} is held up and will be tried again", generation.processor(), e);
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return true;
    }

    private void prepare() {
        projection.prepare(generation);
        try {
            stores.tokens().initializeSegment(stores.log().createTailToken(), generation.processor(), 0);
        } catch (UnableToInitializeTokenException _) {
            // Somebody was here before.
        }
        move(State.PREPARE, State.REPLAY);
    }

    private void replay() {
        var token = stores.tokens().fetchToken(generation.processor(), 0);
        try (var pass = new Replay(stores.folding(projection, generation), generation, stores, settings)) {
            if (pass.run(token, () -> ended)) {
                move(State.REPLAY, State.CATCH_UP);
            }
        } finally {
            stores.tokens().releaseClaim(generation.processor(), 0);
        }
    }

    private void move(State from, State to) {
        var now = stores.registry().now();
        if (stores.registry()
                .change(generation.model().name(), all -> all.moved(generation.number(), from, to, now))) {
            LOG.info("{}: {}", generation.processor(), to);
        }
        wake.run();
    }

    /** Ends it after the batch in hand. */
    @Override
    public void close() {
        ended = true;
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
