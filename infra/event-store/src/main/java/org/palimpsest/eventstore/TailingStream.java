package org.palimpsest.eventstore;

import java.util.Collections;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/** The log from a token on, without an end. To be used by one thread at a time. */
final class TailingStream implements TrackingEventStream {

    private static final long NOT_LOOKED = -1;

    private final MongoEventStorageEngine engine;
    private final CommitSignal signal;
    private @Nullable TrackingToken last;
    private Iterator<? extends TrackedEventMessage<?>> found = Collections.emptyIterator();
    private @Nullable TrackedEventMessage<?> next;
    private @Nullable Runnable onAvailable;
    private long seen = NOT_LOOKED;

    TailingStream(MongoEventStorageEngine engine, CommitSignal signal, @Nullable TrackingToken from) {
        this.engine = engine;
        this.signal = signal;
        this.last = from;
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        return Optional.ofNullable(look());
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        long left = unit.toNanos(timeout);
        while (look() == null) {
            if (left <= 0) {
                return false;
            }
            left = signal.await(seen, left);
        }
        return true;
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        TrackedEventMessage<?> event = look();
        while (event == null) {
            signal.await(seen, Long.MAX_VALUE);
            event = look();
        }
        next = null;
        last = event.trackingToken();
        return event;
    }

    @Override
    public boolean setOnAvailableCallback(Runnable callback) {
        close();
        signal.add(callback);
        onAvailable = callback;
        return true;
    }

    @Override
    public void close() {
        if (onAvailable != null) {
            signal.remove(onAvailable);
        }
    }

    /**
     * The next event, if there is one; the database is asked only if there was a signal since it last had none. After an
     * error the next look begins anew behind the last event that was handed out.
     */
    private @Nullable TrackedEventMessage<?> look() {
        try {
            if (next == null && !found.hasNext() && seen != signal.count()) {
                seen = signal.count();
                found = engine.readEvents(last, false).iterator();
            }
            if (next == null) {
                if (found.hasNext()) {
                    next = found.next();
                } else {
                    found = Collections.emptyIterator();
                }
            }
            return next;
        } catch (RuntimeException e) {
            found = Collections.emptyIterator();
            seen = NOT_LOOKED;
            throw e;
        }
    }
}
