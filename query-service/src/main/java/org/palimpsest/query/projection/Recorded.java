package org.palimpsest.query.projection;

import java.time.Instant;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Actor;
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

    /** Throws {@link IllegalArgumentException} if {@code token} tells no position. */
    static Recorded<Object> of(EventMessage<?> message, @Nullable TrackingToken token) {
        var unwrapped = token == null ? null : WrappedToken.unwrapLowerBound(token);
        if (!(unwrapped instanceof GlobalSequenceTrackingToken place)) {
            throw new IllegalArgumentException("No position in " + token);
        }
        var metadata = message.getMetaData();
        return new Recorded<>(
                place.getGlobalIndex(),
                message instanceof DomainEventMessage<?> ofStream ? ofStream.getSequenceNumber() : 0,
                message.getTimestamp(),
                metadata.get(Actor.PERSON) instanceof String person ? person : null,
                metadata.get(Actor.ROLE) instanceof String role ? Role.valueOf(role) : null,
                message.getPayload());
    }

    /** The same happening, told by {@code other}. */
    public <F> Recorded<F> with(F other) {
        return new Recorded<>(position, sequence, at, actor, role, other);
    }
}
