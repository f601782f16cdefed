package org.palimpsest.query.generation;

import com.mongodb.MongoException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.jspecify.annotations.Nullable;
import org.palimpsest.query.projection.Folding;
import org.palimpsest.query.projection.Generation;

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
            for (var batch = next(left); !batch.isEmpty() && !ended.getAsBoolean(); ) {
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

    private void take(List<TrackedEventMessage<?>> batch) {
        folding.take(batch, false);
        var token = batch.getLast().trackingToken();
        stores.tokens().storeToken(token, generation.processor(), 0);
        taken += batch.size();
        long passed = System.nanoTime() - since;
        if (passed > SECOND) {
            stores.registry().progress(generation, token.position().orElse(-1), taken * SECOND / passed);
            since += passed;
            taken = 0;
        }
    }

    private List<TrackedEventMessage<?>> next(Iterator<? extends TrackedEventMessage<?>> left) {
        var batch = new ArrayList<TrackedEventMessage<?>>();
        for (long characters = 0; batch.size() < settings.batch() && characters < settings.characters() && left.hasNext(); ) {
            var event = left.next();
            characters += event.serializePayload(stores.log().getEventSerializer(), String.class).getData().length();
            folding.understand(event);
            batch.add(event);
        }
        return batch;
    }

    @Override
    public void close() {
        closed = true;
        reader.shutdownNow();
        reader.close();
    }
}
