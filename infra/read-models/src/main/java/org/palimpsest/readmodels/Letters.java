package org.palimpsest.readmodels;

import java.util.Map;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;

/** Where a generation puts what it cannot take in. Thread-safe. */
public interface Letters {

    /** Streams of which an event could not be taken in, with its position: it and whatever follows waits. */
    Map<String, Long> parked();

    /** Whether an operator gave this event up, in this generation or one before: should it fail again, it is left out. */
    boolean isGivenUp(EventMessage<?> event);

    /**
     * Parks an event; does nothing if it is parked already.
     *
     * @param failure absent if it only waits for an earlier one of its stream
     */
    void park(String stream, EventMessage<?> event, @Nullable Throwable failure);
}
