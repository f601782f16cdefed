package org.palimpsest.command;

import java.util.List;
import java.util.Set;
import org.palimpsest.events.DomainEvent;

/**
 * What follows from a command.
 *
 * @param events in order; empty when everything is already as the command wants it
 * @param claimed unique keys that are to be held from now on, from the same commit
 * @param released unique keys that are given up with it
 * @param together commands to other aggregates that are carried out in the same commit, or nothing is, in order
 */
public record Decision<E extends DomainEvent>(
        List<E> events, Set<String> claimed, Set<String> released, List<?> together) {
    public Decision {
        events = List.copyOf(events);
        claimed = Set.copyOf(claimed);
        released = Set.copyOf(released);
        together = List.copyOf(together);
    }

    /** Events of one aggregate alone. */
    public Decision(List<E> events, Set<String> claimed, Set<String> released) {
        this(events, claimed, released, List.of());
    }

    /** Events that touch no unique key. */
    public static <E extends DomainEvent> Decision<E> of(List<? extends E> events) {
        return new Decision<>(List.copyOf(events), Set.of(), Set.of());
    }
}
