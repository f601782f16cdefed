package org.palimpsest.readmodels;

import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;

/**
 * Takes events into one generation, batch by batch; the same way while it is built and while it is read. An event that
 * cannot be taken in is parked, and with it whatever follows in its stream; other streams go on. Thread-safe.
 */
public final class Folding {
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
        var sieve = new PoisonFilter(wanted, letters);
        var batch = projection.begin(generation);
        // A fold that fails may have made half of its changes: so the batch is begun again without it.
        while (!sieve.folds(batch)) {
            batch = projection.begin(generation);
        }
        sieve.park();
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
    static String stream(EventMessage<?> message) {
        return message instanceof DomainEventMessage<?> domain
                ? domain.getAggregateIdentifier()
                : message.getIdentifier();
    }
}
