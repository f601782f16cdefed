package org.palimpsest.command;

import org.jspecify.annotations.Nullable;
import org.palimpsest.events.DomainEvent;
import org.palimpsest.permission.Caller;
import org.palimpsest.permission.Permission;

/**
 * What an aggregate is: a state, and what follows from a command in it. Every method is pure: the same answer for the same
 * arguments, without a look at a clock, a store or anything else.
 *
 * @param <C> its commands
 * @param <S> its state, the fold of its events
 * @param <E> its events
 * @param <X> what a decision needs beside them, as values
 */
public interface Decider<C, S extends @Nullable Object, E extends DomainEvent, X> {

    /** Which one of its kind the command is for. */
    String id(C command);

    /** Whether the caller may give this command in this state. */
    Permission permission(C command, S state, Caller caller);

    /**
     * What happens; asked only if it is permitted.
     *
     * @throws Refused where nothing may happen
     */
    Decision<E> decide(C command, S state, X context);

    /**
     * How many of the last events changed nothing of what {@code command} is about: a command that was written for the version
     * before them is not stale.
     */
    default long beside(C command, S state) {
        return 0;
    }

    /** The state after one more event. Never fails on a history that {@link #decide} made. */
    S evolve(S state, E event);
}
