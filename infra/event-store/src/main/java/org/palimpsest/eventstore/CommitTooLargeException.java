package org.palimpsest.eventstore;

import org.axonframework.eventsourcing.eventstore.EventStoreException;

/** A unit of work is larger than a MongoDB document may be. Nothing was sent. */
public final class CommitTooLargeException extends EventStoreException {

    private static final long serialVersionUID = 1;

    CommitTooLargeException(int events, int bytes, int limit) {
        super("A commit of " + events + " events takes " + bytes + " bytes; one document holds at most " + limit);
    }
}
