package org.palimpsest.command.reaction;

import java.util.Set;

/**
 * When something has happened, then something is done outside of the log, once. Thread-safe; several services may have the
 * same one.
 */
abstract class Reaction {
    private final String name;
    private final Set<Class<?>> events;
    private final Set<Trait> traits;

    /** What a reaction is not unless it says so. */
    enum Trait {
        /**
         * Doing it a second time changes nothing. So it is repeated when nobody knows whether it was done; without this, it is left
         * to an operator.
         */
        IDEMPOTENT,
        /**
         * It concerns all that ever happened. Without this it begins, when a service first runs it, with what happens from then on.
         */
        FROM_THE_BEGINNING
    }

    /**
     * @param name under which its position and its effects are kept: it must never change, nor be used by another one
     * @param events the types that may want an effect; others are not even parsed
     */
    Reaction(String name, Set<? extends Class<?>> events, Trait... traits) {
        this.name = name;
        this.events = Set.copyOf(events);
        this.traits = Set.of(traits);
    }

    final String name() {
        return name;
    }

    final boolean reactsTo(Class<?> event) {
        return events.contains(event);
    }

    final boolean is(Trait trait) {
        return traits.contains(trait);
    }

    /**
     * Does it, or nothing if this event wants no effect. Runs on a virtual thread of its own, outside of any unit of work,
     * and is interrupted after {@link ReactionSettings#limit}. Effects of one reaction begin in the order of their events,
     * but one that has failed waits for nobody and lets others pass.
     *
     * @throws OutcomeUnknownException if it cannot tell whether it has been done
     * @throws Exception if it has not been done: it is tried again, later and later. Its message goes to the service's log,
     *     where nobody's name or address belongs
     */
    abstract void perform(Trigger trigger) throws Exception;
}
