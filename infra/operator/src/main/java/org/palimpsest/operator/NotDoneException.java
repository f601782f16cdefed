package org.palimpsest.operator;

/** A command was not done, for what the message says in a sentence. */
final class NotDoneException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;

    private NotDoneException(int status, String message) {
        super(message);
        this.status = status;
    }

    /** What was asked for was refused, or did not come about. */
    static NotDoneException refused(String message) {
        return new NotDoneException(Operator.REFUSED, message);
    }

    /** It could not even be tried. */
    static NotDoneException notPossible(String message) {
        return new NotDoneException(Operator.NOT_POSSIBLE, message);
    }

    /** With which the process ends. */
    int status() {
        return status;
    }
}
