package org.palimpsest.command.reaction;

/** Something was begun outside, and whether it was done cannot be told: a connection broke before the answer came. */
final class OutcomeUnknownException extends Exception {
    private static final long serialVersionUID = 1L;

    OutcomeUnknownException(Throwable cause) {
        super(cause);
    }
}
