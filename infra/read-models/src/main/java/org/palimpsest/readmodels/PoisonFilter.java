package org.palimpsest.readmodels;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The events of one batch, and which of them cannot be taken in. Not thread-safe. */
final class PoisonFilter {
    private static final Logger LOG = LoggerFactory.getLogger(PoisonFilter.class);

    private final List<? extends EventMessage<?>> messages;
    private final Letters letters;
    private final List<@Nullable Recorded<?>> events = new ArrayList<>();

    /** From which position on a stream's events are parked. */
    private final Map<String, Long> parkedFrom;

    private final Map<Integer, Throwable> failures = new HashMap<>();

    /** @param letters where streams wait already, and others will */
    PoisonFilter(List<? extends EventMessage<?>> messages, Letters letters) {
        this.messages = messages;
        this.letters = letters;
        this.parkedFrom = new HashMap<>(letters.parked());
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

    /** Whether everything that can be has been folded into {@code batch}; if not, one more is parked now, or left out. */
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
            events.set(i, null);
            return false;
        }
    }

    private void fail(int i, Throwable failure) {
        if (letters.isGivenUp(messages.get(i))) {
            return;
        }
        parkedFrom.merge(Folding.stream(messages.get(i)), Recorded.position(messages.get(i)), Math::min);
        failures.put(i, failure);
        LOG.error("An event cannot be taken in and is parked: {}", messages.get(i).getIdentifier(), failure);
    }

    private boolean isParked(int i) {
        return Recorded.position(messages.get(i))
                >= parkedFrom.getOrDefault(Folding.stream(messages.get(i)), Long.MAX_VALUE);
    }

    /** Parks what could not be folded, and what follows it in its stream. */
    void park() {
        for (int i = 0; i < messages.size(); i++) {
            if (isParked(i)) {
                letters.park(Folding.stream(messages.get(i)), messages.get(i), failures.get(i));
            }
        }
    }
}
