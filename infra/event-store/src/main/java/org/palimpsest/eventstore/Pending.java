package org.palimpsest.eventstore;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.axonframework.eventsourcing.eventstore.EventStoreException;

/** The events of one unit of work on their way into the log, and what becomes of them. Thread-safe. */
final class Pending {

    private final List<CommitEvent> events;
    private final List<StreamStart> streams;
    private final long since = System.nanoTime();
    private final CompletableFuture<Commit> outcome = new CompletableFuture<>();

    /** Throws what {@link StreamStart#of} throws. */
    Pending(List<CommitEvent> events) {
        this.events = events;
        this.streams = StreamStart.of(events);
    }

    List<CommitEvent> events() {
        return events;
    }

    List<StreamStart> streams() {
        return streams;
    }

    /** How much there is of it, more or less. */
    long characters() {
        return events.stream().mapToLong(event -> event.payload().length() + event.metadata().length()).sum();
    }

    /** Whether it has been on its way for longer than {@code patience}. */
    boolean isOlderThan(Duration patience) {
        return System.nanoTime() - since >= patience.toNanos();
    }

    boolean isDecided() {
        return outcome.isDone();
    }

    void stored(Commit commit) {
        outcome.complete(commit);
    }

    /** Does nothing to one whose outcome is known. */
    void failed(Throwable why) {
        outcome.completeExceptionally(why);
    }

    /** Waits for the commit that these events become, or throws why they did not. An interrupt is kept for later. */
    Commit await() {
        try {
            return outcome.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException why) {
                throw why;
            }
            throw new EventStoreException("The appender failed; whether the commit was stored is not known", e.getCause());
        }
    }
}
