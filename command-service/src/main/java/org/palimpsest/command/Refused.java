package org.palimpsest.command;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.text.Violation;

/** A command that changes nothing, and why. Thrown by {@code decide}; becomes a problem document. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final transient List<Violation> violations;
    private final @Nullable Long currentVersion;

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

    private Refused(Reason reason, String message, List<Violation> violations, @Nullable Long currentVersion) {
        super(message, null, false, false);
        this.reason = reason;
        this.violations = List.copyOf(violations);
        this.currentVersion = currentVersion;
    }

    public Refused(Reason reason, String message, List<Violation> violations) {
        this(reason, message, violations, null);
    }

    public Refused(Reason reason, String message) {
        this(reason, message, List.of());
    }

    public static Refused invalid(List<Violation> violations) {
        return new Refused(Reason.INVALID, "Some of what was sent cannot be taken.", violations);
    }

    public static Refused stale(long expected, long current) {
        var message = "This was written for version " + expected + "; the present one is " + current + ".";
        return new Refused(Reason.STALE, message, List.of(), current);
    }

    public Reason reason() {
        return reason;
    }

    /** Field by field; empty unless single fields are to blame. */
    public List<Violation> violations() {
        return violations;
    }

    /** With {@link Reason#STALE} the version that is there now, else null. */
    public @Nullable Long currentVersion() {
        return currentVersion;
    }
}
