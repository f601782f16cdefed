package org.palimpsest.readmodels;

/** A store refuses a document for what is in it, and always will. */
public final class Unwritable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Unwritable(String message) {
        super(message);
    }

    public Unwritable(Throwable cause) {
        super(cause.getMessage(), cause);
    }
}
