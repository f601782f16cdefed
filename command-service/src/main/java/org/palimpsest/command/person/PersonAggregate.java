package org.palimpsest.command.person;

import java.util.List;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.PersonEvent;

/** The stream of one person. */
@AggregateRoot(type = "person")
final class PersonAggregate {
    @AggregateIdentifier
    @Nullable String stream;

    private PersonState state = PersonState.NONE;

    PersonAggregate() {}

    PersonAggregate(String stream) {
        this.stream = stream;
    }

    static String stream(String personId) {
        return "person:" + personId;
    }

    PersonState state() {
        return state;
    }

    void apply(List<PersonEvent> events) {
        events.forEach(AggregateLifecycle::apply);
    }

    @EventSourcingHandler
    void on(PersonEvent event) {
        stream = stream(event.personId());
        state = PersonState.evolve(state, event);
    }
}
