package org.palimpsest.readmodels;

import java.time.Instant;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.WrappedToken;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.EventMetadata;
import org.palimpsest.events.Role;

/**
 * An event as the log has it.
 *
 * @param position in the one global order, from 0
 * @param sequence in its stream, from 0
 * @param at when it was recorded, to the millisecond; never before that of a lower position
 * @param actor id of the person who did it
 * @param role in which the person did it
 */
public record Recorded<E>(
        long position, long sequence, Instant at, @Nullable String actor, @Nullable Role role, E event) {

    /** Throws {@link IllegalArgumentException} if {@code message} tells no position. */
    static Recorded<Object> of(EventMessage<?> message) {
        var metadata = message.getMetaData();
        return new Recorded<>(
                position(message),
                message instanceof DomainEventMessage<?> ofStream ? ofStream.getSequenceNumber() : 0,
                message.getTimestamp(),
                metadata.get(EventMetadata.PERSON) instanceof String person ? person : null,
                metadata.get(EventMetadata.ROLE) instanceof String role ? Role.valueOf(role) : null,
                message.getPayload());
    }

    /** Where {@code message} stands in the log. */
    static long position(EventMessage<?> message) {
        var token = message instanceof TrackedEventMessage<?> tracked ? tracked.trackingToken() : null;
        if (token != null && WrappedToken.unwrapLowerBound(token) instanceof GlobalSequenceTrackingToken place) {
            return place.getGlobalIndex();
        }
        throw new IllegalArgumentException("No position in " + token);
    }

    /** The same happening, told by {@code other}. */
    public <F> Recorded<F> with(F other) {
        return new Recorded<>(position, sequence, at, actor, role, other);
    }
}
