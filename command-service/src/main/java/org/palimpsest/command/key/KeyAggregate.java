package org.palimpsest.command.key;

import java.util.List;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.KeyEvent;

/** The stream of one key. */
@AggregateRoot(type = "key")
final class KeyAggregate {
    @AggregateIdentifier
    @Nullable String key;

    private @Nullable Held held;

    KeyAggregate() {}

    KeyAggregate(String key) {
        this.key = key;
    }

    @Nullable Held held() {
        return held;
    }

    void apply(List<KeyEvent> events) {
        events.forEach(AggregateLifecycle::apply);
    }

    @EventSourcingHandler
    void on(KeyEvent event) {
        key = event.key();
        held = Key.evolve(held, event);
    }
}
