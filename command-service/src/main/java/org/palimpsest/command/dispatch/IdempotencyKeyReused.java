package org.palimpsest.command.dispatch;

/** The key was given before, with another request. Nothing happened. */
public final class IdempotencyKeyReused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    IdempotencyKeyReused() {
        super("This Idempotency-Key was given with another request before.", null, false, false);
    }
}
