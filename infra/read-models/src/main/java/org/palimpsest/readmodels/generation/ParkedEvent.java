package org.palimpsest.readmodels.generation;

import java.time.Instant;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.deadletter.Cause;
import org.jspecify.annotations.Nullable;
import org.palimpsest.eventstore.MongoDeadLetter;
import org.palimpsest.readmodels.Generation;
import org.palimpsest.readmodels.Recorded;

/**
 * An event that a generation could not take in, for operators. Says nothing of what is in the event.
 *
 * @param id {@code <generation>@<position>}
 * @param stream whatever follows in it waits as well
 * @param position in the log
 * @param type the event's name
 * @param failure class of what was thrown; absent if it only waits for an earlier one of its stream
 * @param since when it was parked
 */
public record ParkedEvent(
        String id,
        String readModel,
        int generation,
        String stream,
        long position,
        String type,
        @Nullable String failure,
        Instant since) {

    static ParkedEvent of(Generation generation, MongoDeadLetter<EventMessage<?>> letter) {
        long position = Recorded.position(letter.message());
        return new ParkedEvent(
                generation.processor() + "@" + position,
                generation.model().name(),
                generation.number(),
                letter.sequence(),
                position,
                letter.message().getPayloadType().getSimpleName(),
                letter.cause().map(Cause::type).orElse(null),
                letter.enqueuedAt());
    }

    boolean is(String idOrStream) {
        return id.equals(idOrStream) || stream.equals(idOrStream);
    }
}
