package org.palimpsest.command;

import java.util.List;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.SourceId;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.DomainEvent;

/** One stream, as Axon loads and continues it: the state that a {@link Decider} folds. */
public abstract class DecidedAggregate<S extends @Nullable Object, E extends DomainEvent> {
    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable String stream;

    private final Decider<?, S, E, ?> decider;
    private S state;

    /** {@code stream} is null for one that Axon is about to load; {@code initial} is where every fold begins. */
    protected DecidedAggregate(@Nullable String stream, Decider<?, S, E, ?> decider, S initial) {
        this.stream = stream;
        this.decider = decider;
        this.state = initial;
    }

    public final S state() {
        return state;
    }

    /** Takes up a fold that was kept. */
    protected final void restore(String ofStream, S kept) {
        stream = ofStream;
        state = kept;
    }

    final void apply(List<E> events) {
        events.forEach(AggregateLifecycle::apply);
    }

    @EventSourcingHandler
    final void on(E event, @SourceId String ofStream) {
        stream = ofStream;
        state = decider.evolve(state, event);
    }
}
