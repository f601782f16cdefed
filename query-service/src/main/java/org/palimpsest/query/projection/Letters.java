package org.palimpsest.query.projection;

import java.util.Set;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;

/** Where a generation puts what it cannot take in. Thread-safe. */
public interface Letters {

    /** Streams that wait because an event of theirs could not be taken in. */
    Set<String> parked();

    /**
     * Parks an event; does nothing if it is parked already.
     *
     * @param failure absent if it only waits for an earlier one of its stream
     */
    void park(String stream, EventMessage<?> event, @Nullable Throwable failure);
}
