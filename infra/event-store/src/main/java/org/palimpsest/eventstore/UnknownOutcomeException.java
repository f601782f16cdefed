package org.palimpsest.eventstore;

import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;

/**
 * An append was sent, and the database neither answered it in time nor could be asked afterwards; or its answer was that
 * it had been interrupted, again and again. The commit may stand in the log, now or in a moment, whole or not at all.
 * The caller must look (at the stream's last sequence number, or for the event ids) before trying again.
 */
public final class UnknownOutcomeException extends EventStoreException {

    private static final long serialVersionUID = 1;

    UnknownOutcomeException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
