package org.palimpsest.command;

import java.util.List;
import org.palimpsest.events.text.Violation;

/** A command that changes nothing, and why. Thrown by {@code decide}; becomes a problem document. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final transient List<Violation> violations;

    /** Why, in general. What exactly stands in the message and the violations. */
    public enum Reason {
        /** Fields are missing or not as they must be. */
        INVALID,
        /** The actor may not do this here. */
        NOT_PERMITTED,
        /** The thing is not in a state in which this can be done. */
        WRONG_STATE,
        /** No such thing. */
        UNKNOWN,
        /** The sender had seen an older version. */
        STALE,
        /** Somebody else holds this key. */
        TAKEN
    }

    public Refused(Reason reason, String message, List<Violation> violations) {
        super(message, null, false, false);
        this.reason = reason;
        this.violations = List.copyOf(violations);
    }

    public Refused(Reason reason, String message) {
        this(reason, message, List.of());
    }

    public static Refused invalid(List<Violation> violations) {
        return new Refused(Reason.INVALID, "Some of what was sent cannot be taken.", violations);
    }

    public Reason reason() {
        return reason;
    }

    /** Field by field; empty unless single fields are to blame. */
    public List<Violation> violations() {
        return violations;
    }
}
