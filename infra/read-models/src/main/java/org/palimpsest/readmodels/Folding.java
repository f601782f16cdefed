package org.palimpsest.readmodels;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes events into one generation, batch by batch; the same way while it is built and while it is read. An event that
 * cannot be taken in is parked, and with it whatever follows in its stream; other streams go on. Thread-safe.
 */
public final class Folding {
    private static final Logger LOG = LoggerFactory.getLogger(Folding.class);

    private final Projection projection;
    private final Generation generation;
    private final Letters letters;

    public Folding(Projection projection, Generation generation, Letters letters) {
        this.projection = projection;
        this.generation = generation;
        this.letters = letters;
    }

    /**
     * Folds {@code messages}, which follow one another in the log, and writes what comes of it. Their token may be stored
     * when this returns; if it throws, as when a store is away, all of them must come again.
     *
     * @param visible whether readers must see it when this returns; if not, {@link Projection#settle} will see to it
     */
    public void take(List<? extends EventMessage<?>> messages, boolean visible) {
        var wanted = messages.stream().filter(this::concerns).toList();
        if (wanted.isEmpty()) {
            return;
        }
        var filter = new PoisonFilter(wanted, letters);
        var batch = projection.begin(generation);
        // A fold that fails may have made half of its changes: so the batch is begun again without it.
        while (!filter.folds(batch)) {
            batch = projection.begin(generation);
        }
        filter.park();
        try {
            batch.write(visible);
        } catch (Unwritable e) {
            takeSingly(wanted, visible, e);
        }
    }

    /** Parses what will be folded: payloads are parsed when they are first asked for, and then kept. */
    public void understand(EventMessage<?> message) {
        try {
            message.getPayload();
        } catch (RuntimeException _) {
            // It will be parked when its turn comes.
        }
    }

    /** Whether this is folded at all; what is not need not even be parsed. */
    public boolean concerns(EventMessage<?> message) {
        return projection.takes(message.getPayloadType());
    }

    /** What is refused for its content is found by writing one at a time; what was written already stays as it is. */
    private void takeSingly(List<? extends EventMessage<?>> messages, boolean visible, Unwritable refusal) {
        if (messages.size() > 1) {
            messages.forEach(message -> take(List.of(message), visible));
        } else if (!letters.isGivenUp(messages.getFirst())) {
            letters.park(stream(messages.getFirst()), messages.getFirst(), refusal);
        }
    }

    /** Takes in an event that was parked. Throws whatever goes wrong. */
    public void takeAgain(EventMessage<?> message) {
        var event = Recorded.of(message);
        var batch = projection.begin(generation);
        batch.read(List.of(event));
        batch.fold(event);
        batch.write(true);
    }

    /** What must stay in order; an event of no stream is one by itself. */
    private static String stream(EventMessage<?> message) {
        return message instanceof DomainEventMessage<?> domain
                ? domain.getAggregateIdentifier()
                : message.getIdentifier();
    }

    /** The events of one batch, and which of them cannot be taken in. Not thread-safe. */
    private static final class PoisonFilter {
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
            parkedFrom.merge(stream(messages.get(i)), Recorded.position(messages.get(i)), Math::min);
            failures.put(i, failure);
            LOG.error("An event cannot be taken in and is parked: {}", messages.get(i).getIdentifier(), failure);
        }

        private boolean isParked(int i) {
            return Recorded.position(messages.get(i))
                    >= parkedFrom.getOrDefault(stream(messages.get(i)), Long.MAX_VALUE);
        }

        /** Parks what could not be folded, and what follows it in its stream. */
        void park() {
            for (int i = 0; i < messages.size(); i++) {
                if (isParked(i)) {
                    letters.park(stream(messages.get(i)), messages.get(i), failures.get(i));
                }
            }
        }
    }
}
