package org.palimpsest.eventstore;

import org.axonframework.modelling.command.ConcurrencyException;

/**
 * Data of an erased person was to be written; nothing was. The erasure came between loading and writing, so it is treated
 * as every other conflict: load again, and find the person erased.
 */
public final class PersonErasedException extends ConcurrencyException {
    private static final long serialVersionUID = 1L;

    /** {@code person} as the application identifies them. */
    public PersonErasedException(String person) {
        super("Person " + person + " was erased: nothing can be written about them any more");
    }
}
