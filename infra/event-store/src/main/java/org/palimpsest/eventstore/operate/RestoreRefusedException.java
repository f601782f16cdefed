package org.palimpsest.eventstore.operate;

/** A restore that has changed nothing: the message says what is in its way. */
public final class RestoreRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RestoreRefusedException(String message) {
        super(message);
    }
}
