package org.palimpsest.query.projection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The events of one batch, and which of them cannot be taken in. Not thread-safe. */
final class Sieve {
    private static final Logger LOG = LoggerFactory.getLogger(Sieve.class);

    private final List<? extends EventMessage<?>> messages;
    private final List<@Nullable Recorded<?>> events = new ArrayList<>();

    /** From which place in the batch on a stream's events are parked. */
    private final Map<String, Integer> parkedFrom = new HashMap<>();

    private final Map<Integer, Throwable> failures = new HashMap<>();

    /** @param waiting streams of which everything is parked */
    Sieve(List<? extends EventMessage<?>> messages, Set<String> waiting) {
        this.messages = messages;
        waiting.forEach(stream -> parkedFrom.put(stream, -1));
        for (int i = 0; i < messages.size(); i++) {
            events.add(isParked(i) ? null : understood(i));
        }
    }

    private @Nullable Recorded<?> understood(int i) {
        try {
            return Recorded.of(messages.get(i));
        } catch (RuntimeException e) {
            fail(i, e);
            return null;
        }
    }

    /** Whether everything that is not parked has been folded into {@code batch}; if not, one more is parked now. */
    boolean folds(Projection.Batch batch) {
        var left = new ArrayList<Recorded<?>>();
        for (int i = 0; i < events.size(); i++) {
            var event = events.get(i);
            if (event != null && !isParked(i)) {
                left.add(event);
            }
        }
        batch.read(left);
        for (int i = 0; i < events.size(); i++) {
            var event = events.get(i);
            if (event != null && !isParked(i) && !folds(batch, event, i)) {
                return false;
            }
        }
        return true;
    }

    private boolean folds(Projection.Batch batch, Recorded<?> event, int i) {
        try {
            batch.fold(event);
            return true;
        } catch (RuntimeException | StackOverflowError e) {
            fail(i, e);
            return false;
        }
    }

    private void fail(int i, Throwable failure) {
        parkedFrom.put(Folding.stream(messages.get(i)), i);
        failures.put(i, failure);
        LOG.error("An event cannot be taken in and is parked: {}", messages.get(i).getIdentifier(), failure);
    }

    private boolean isParked(int i) {
        return parkedFrom.getOrDefault(Folding.stream(messages.get(i)), Integer.MAX_VALUE) <= i;
    }

    /** Parks what could not be folded, and what follows it in its stream. */
    void park(Letters letters) {
        for (int i = 0; i < messages.size(); i++) {
            if (isParked(i)) {
                letters.park(Folding.stream(messages.get(i)), messages.get(i), failures.get(i));
            }
        }
    }
}
