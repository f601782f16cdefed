package org.palimpsest.readmodels.generation;

import com.mongodb.MongoException;
import java.io.UncheckedIOException;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.Decisions;
import org.axonframework.messaging.deadletter.EnqueueDecision;
import org.palimpsest.eventstore.MongoDeadLetter;
import org.palimpsest.eventstore.MongoEventStorageEngine;
import org.palimpsest.readmodels.Folding;
import org.palimpsest.readmodels.Generation;
import org.palimpsest.readmodels.Projection;
import org.springframework.stereotype.Component;

/** Takes in again what was parked. Thread-safe: of several who retry a stream, one does. */
@Component
final class Retrying {
    private final DeadLetters letters;
    private final MongoEventStorageEngine log;

    Retrying(DeadLetters letters, MongoEventStorageEngine log) {
        this.letters = letters;
        this.log = log;
    }

    /** Takes in what waits of a stream, in order, until an event fails again. Throws what a store that is away throws. */
    void stream(Projection projection, Generation generation, String stream, String operator) {
        letters.queue(generation)
                .process(letter -> stream(letter).equals(stream), letter -> again(projection, generation, letter, operator));
    }

    /**
     * Takes in what waits for nothing: an event that was parked behind another one in the very moment in which that was
     * taken in.
     */
    void leftovers(Projection projection, Generation generation) {
        letters.queue(generation)
                .process(letter -> letter.cause().isEmpty(), letter -> again(projection, generation, letter, "nobody"));
    }

    private EnqueueDecision<EventMessage<?>> again(
            Projection projection,
            Generation generation,
            DeadLetter<? extends EventMessage<?>> letter,
            String operator) {
        try {
            var folding = new Folding(projection, generation, letters.lettersOf(generation));
            folding.takeAgain(asInLog(letter.message()));
            letters.note(generation, letter, "retried", operator, null);
            return Decisions.evict();
        } catch (MongoException | UncheckedIOException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            return Decisions.requeue(e);
        }
    }

    /** The log's own: since it was parked, an upcaster may have come. */
    private EventMessage<?> asInLog(EventMessage<?> parked) {
        long position = ParkedEvent.position(parked);
        try (var events = log.readEvents(new GlobalSequenceTrackingToken(position - 1), false)) {
            return events.findFirst().orElseThrow();
        }
    }

    private static String stream(DeadLetter<?> letter) {
        return letter instanceof MongoDeadLetter<?> found ? found.sequence() : "";
    }
}
