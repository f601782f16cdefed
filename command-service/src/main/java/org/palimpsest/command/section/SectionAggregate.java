package org.palimpsest.command.section;

import java.util.List;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.SectionEvent;

/** The stream of one section. */
@AggregateRoot(type = "section")
final class SectionAggregate {
    @AggregateIdentifier
    @Nullable String stream;

    private @Nullable SectionState state;

    SectionAggregate() {}

    SectionAggregate(String stream) {
        this.stream = stream;
    }

    @Nullable SectionState state() {
        return state;
    }

    void apply(List<SectionEvent> events) {
        events.forEach(AggregateLifecycle::apply);
    }

    @EventSourcingHandler
    void on(SectionEvent event) {
        stream = Sections.stream(event.slug());
        state = SectionState.evolve(state, event);
    }
}
