package org.palimpsest.eventstore.personal;

import org.jspecify.annotations.Nullable;

/** Sealed text is not what was written in this place: altered, moved here, or sealed under another key. */
public final class BrokenSealException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokenSealException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
