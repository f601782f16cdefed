package org.palimpsest.command.reaction;

/**
 * When something has happened, then something is done outside of the log, once. Thread-safe; several services may have the
 * same one.
 */
interface Reaction {

    /** Its position and its effects are kept under this name: it must never change, nor be used by another one. */
    String name();

    /** Whether an event of this type may want an effect; others are not even parsed. */
    boolean reactsTo(Class<?> event);

    /**
     * Whether doing it a second time changes nothing. If so it is repeated when nobody knows whether it was done; if not,
     * it is left to an operator.
     */
    boolean isIdempotent();

    /**
     * Whether it concerns all that ever happened. If not it begins, when a service first runs it, with what happens from
     * then on.
     */
    default boolean fromTheBeginning() {
        return false;
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
    void perform(Trigger trigger) throws Exception;
}
