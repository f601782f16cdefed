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
import org.jspecify.annotations.Nullable;
import org.palimpsest.readmodels.Folding;
import org.palimpsest.readmodels.Generation;

/**
 * Takes the log in, from a token to its end, in large batches: while one is folded and written, the next one is read and
 * understood. Axon's processor hands out at most a thousand events in a tenth of a second; this goes as fast as the
 * stores do.
 */
final class Replay implements AutoCloseable {
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
                // Whoever writes will see the same, and say so.
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
