package org.palimpsest.eventstore;

import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;

/**
 * The database went away after an append was sent and did not come back in time to say what became of it. The commit
 * may stand in the log, now or in a moment, whole or not at all. Whoever gets this must look (at the stream's last
 * sequence number, or for the event ids) before trying again.
 */
public final class UnknownOutcomeException extends EventStoreException {

    private static final long serialVersionUID = 1;

    UnknownOutcomeException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
