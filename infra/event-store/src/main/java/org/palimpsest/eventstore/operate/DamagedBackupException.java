package org.palimpsest.eventstore.operate;

import org.jspecify.annotations.Nullable;

/** A file is not, or is no longer, what a backup wrote. The message says what is wrong and on which line. */
public final class DamagedBackupException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DamagedBackupException(long line, String what, @Nullable Throwable cause) {
        super("line " + line + ": " + what, cause);
    }
}
