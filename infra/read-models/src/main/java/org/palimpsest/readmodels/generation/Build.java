package org.palimpsest.readmodels.generation;

import com.mongodb.MongoException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.UnableToInitializeTokenException;
import org.jspecify.annotations.Nullable;
import org.palimpsest.readmodels.Folding;
import org.palimpsest.readmodels.Generation;
import org.palimpsest.readmodels.Projection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings one generation to the end of the log. Every node tries to; the token's lease says which one does it, and the
 * token where the next one goes on.
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

    /**
     * Takes the log in, from a token to its end, in large batches: while one is folded and written, the next one is read and
     * understood. Axon's processor hands out at most a thousand events in a tenth of a second; this goes as fast as the
     * stores do.
     */
    private static final class Replay implements AutoCloseable {
        private static final long SECOND = Duration.ofSeconds(1).toNanos();
        private static final Duration HOLD_EVERY = Duration.ofSeconds(3);

        private final Folding folding;
        private final Generation generation;
        private final Stores stores;
        private final RebuildSettings settings;
        private final ExecutorService reader = Executors.newVirtualThreadPerTaskExecutor();
        private long since = System.nanoTime();
        private long taken;
        private volatile boolean closed;

        /**
         * @param wanted what is to be folded of the events that were read
         * @param end where the last of those stands, null if there was none
         */
        private record Batch(List<TrackedEventMessage<?>> wanted, @Nullable TrackingToken end, int read) {}

        Replay(Folding folding, Generation generation, Stores stores, RebuildSettings settings) {
            this.folding = folding;
            this.generation = generation;
            this.stores = stores;
            this.settings = settings;
        }

        /** Whether it has come to the end of the log: it ends before that when {@code ended} says so. */
        boolean run(@Nullable TrackingToken from, BooleanSupplier ended) {
            reader.execute(this::hold);
            try (var events = stores.log().readEvents(from, false)) {
                var left = events.iterator();
                for (var batch = next(left); batch.read() > 0 && !ended.getAsBoolean(); ) {
                    var following = CompletableFuture.supplyAsync(() -> next(left), reader);
                    try {
                        take(batch);
                    } finally {
                        following.handle((_, _) -> ended).join();
                    }
                    batch = following.join();
                }
                return !ended.getAsBoolean();
            }
        }

        /** A batch may take longer than a lease lasts. */
        private void hold() {
            while (!closed) {
                LockSupport.parkNanos(HOLD_EVERY.toNanos());
                try {
                    stores.tokens().extendClaim(generation.processor(), 0);
                } catch (UnableToClaimTokenException _) {
                    return;
                } catch (MongoException _) {
                    // The thread that writes will see the same, and say so.
                }
            }
        }

        private void take(Batch batch) {
            folding.take(batch.wanted(), false);
            var token = Objects.requireNonNull(batch.end());
            stores.tokens().storeToken(token, generation.processor(), 0);
            taken += batch.read();
            long passed = System.nanoTime() - since;
            if (passed > SECOND) {
                stores.registry().progress(generation, token.position().orElse(-1), taken * SECOND / passed);
                since += passed;
                taken = 0;
            }
        }

        private Batch next(Iterator<? extends TrackedEventMessage<?>> left) {
            var wanted = new ArrayList<TrackedEventMessage<?>>();
            TrackingToken end = null;
            int read = 0;
            for (long characters = 0; read < settings.batch() && characters < settings.characters() && left.hasNext(); read++) {
                var event = left.next();
                end = event.trackingToken();
                if (folding.concerns(event)) {
                    characters += length(event);
                    folding.understand(event);
                    wanted.add(event);
                }
            }
            return new Batch(wanted, end, read);
        }

        private int length(TrackedEventMessage<?> event) {
            try {
                return event.serializePayload(stores.log().getEventSerializer(), String.class).getData().length();
            } catch (RuntimeException _) {
                // No upcaster makes JSON of it: it will be parked when its turn comes.
                return 0;
            }
        }

        @Override
        public void close() {
            closed = true;
            reader.shutdownNow();
            reader.close();
        }
    }
}
