package org.palimpsest.query.reading;

import java.util.UUID;
import org.palimpsest.permission.Caller;

/** What somebody has a part in that readers do not get, for other read models to lead there: one of them keeps it. Thread-safe. */
@FunctionalInterface
public interface WorkInHand {
    /** Whether the caller works on the entry with this id. */
    boolean isOf(UUID entry, Caller caller);
}
