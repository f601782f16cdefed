package org.palimpsest.command.entry;

import java.util.List;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.EntryEvent;

/** The stream of one entry. */
@AggregateRoot(type = "entry")
final class EntryAggregate {
    @AggregateIdentifier
    @Nullable String id;

    private EntryState state = EntryState.NONE;

    EntryAggregate() {}

    EntryAggregate(String id) {
        this.id = id;
    }

    EntryState state() {
        return state;
    }

    void apply(List<EntryEvent> events) {
        events.forEach(AggregateLifecycle::apply);
    }

    @EventSourcingHandler
    void on(EntryEvent event) {
        id = event.entryId().toString();
        state = EntryState.evolve(state, event);
    }

    @EventSourcingHandler
    void on(EntrySnapshot snapshot) {
        id = snapshot.entryId().toString();
        state = snapshot.state();
    }
}
