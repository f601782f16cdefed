package org.palimpsest.readmodels;

import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.WrappedToken;

/**
 * An event as the log has it. Immutable.
 *
 * @param position in the one global order, from 0
 * @param sequence in its stream, from 0
 * @param at when it was recorded, to the millisecond; never before that of a lower position
 * @param metadata whatever was written beside the event, such as who did it; values that are no text are left out
 */
public record Recorded<E>(long position, long sequence, Instant at, Map<String, String> metadata, E event) {

    public Recorded {
        metadata = Map.copyOf(metadata);
    }

    /**
     * The event that {@code message} carries.
     *
     * @throws IllegalArgumentException if {@code message} tells no position
     */
    public static Recorded<Object> of(EventMessage<?> message) {
        return new Recorded<>(
                position(message),
                message instanceof DomainEventMessage<?> ofStream ? ofStream.getSequenceNumber() : 0,
                message.getTimestamp(),
                message.getMetaData().entrySet().stream()
                        .filter(entry -> entry.getValue() instanceof String)
                        .collect(Collectors.toMap(Map.Entry::getKey, entry -> (String) entry.getValue())),
                message.getPayload());
    }

    /**
     * Where {@code message} stands in the log.
     *
     * @throws IllegalArgumentException if it does not tell
     */
    public static long position(EventMessage<?> message) {
        var token = message instanceof TrackedEventMessage<?> tracked ? tracked.trackingToken() : null;
        if (token != null && WrappedToken.unwrapLowerBound(token) instanceof GlobalSequenceTrackingToken place) {
            return place.getGlobalIndex();
        }
        throw new IllegalArgumentException("No position in " + token);
    }

    /** The same happening, told by {@code other}. */
    public <F> Recorded<F> with(F other) {
        return new Recorded<>(position, sequence, at, metadata, other);
    }
}
