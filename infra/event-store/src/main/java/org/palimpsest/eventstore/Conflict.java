package org.palimpsest.eventstore;

import org.axonframework.common.AxonException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;

/** Axon's two words for "somebody else was there first". */
final class Conflict {

    private Conflict() {}

    /** For the first place of a stream the stream exists already; for any later one the writer's state is stale. */
    static AxonException at(long seq, String message) {
        return seq == 0 ? new AggregateStreamCreationException(message) : new ConcurrencyException(message);
    }

    static AxonException at(StreamStart start) {
        return at(start.firstSeq(), start.id() + " #" + start.firstSeq() + " is taken already");
    }
}
