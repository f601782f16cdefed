package org.palimpsest.command.dispatch;

/** Others were always first. Nothing happened; the same command may be sent again. */
public final class Contended extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Contended(Throwable cause) {
        super("Too many were writing here at once.", cause);
    }
}
