package org.palimpsest.command;

import java.util.List;
import org.palimpsest.events.Role;

/**
 * What follows from a command.
 *
 * @param role the one in which the actor was allowed to give it
 * @param events in order; empty when everything is already as the command wants it
 */
public record Decision<E>(Role role, List<E> events) {
    public Decision {
        events = List.copyOf(events);
    }
}
