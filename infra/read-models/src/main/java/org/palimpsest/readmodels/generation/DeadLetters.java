package org.palimpsest.readmodels.generation;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.messaging.deadletter.Cause;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.Decisions;
import org.axonframework.messaging.deadletter.EnqueueDecision;
import org.axonframework.messaging.deadletter.GenericDeadLetter;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.palimpsest.eventstore.EventSerializer;
import org.palimpsest.eventstore.MongoDeadLetter;
import org.palimpsest.eventstore.MongoDeadLetterQueue;
import org.palimpsest.eventstore.MongoEventStorageEngine;
import org.palimpsest.readmodels.Folding;
import org.palimpsest.readmodels.Generation;
import org.palimpsest.readmodels.Letters;
import org.palimpsest.readmodels.Projection;
import org.palimpsest.readmodels.Recorded;
import org.springframework.stereotype.Component;

/**
 * The events that could not be taken in, for each generation by itself. How each was settled is kept in the collection
 * {@link MongoDeadLetterQueue#SETTLED}. Thread-safe; asks the database.
 */
@Component
final class DeadLetters {
    /** If that many streams are poisoned it is not the events' fault: then the processor had better stop. */
    private static final int MOST_STREAMS = 1000;

    private static final String DROPPED = "dropped";
    private static final int MOST_OF_A_STREAM = 100_000;
    private static final Duration LEASE = Duration.ofSeconds(30);

    private final MongoDatabase database;
    private final EventSerializer serializer;
    private final MongoEventStorageEngine log;
    private final MongoCollection<Document> settled;
    private final ConcurrentHashMap<Generation, MongoDeadLetterQueue<EventMessage<?>>> queues = new ConcurrentHashMap<>();

    DeadLetters(MongoDatabase database, EventSerializer serializer, MongoEventStorageEngine log) {
        this.database = database;
        this.serializer = serializer;
        this.log = log;
        this.settled = database.getCollection(MongoDeadLetterQueue.SETTLED);
    }

    MongoDeadLetterQueue<EventMessage<?>> queue(Generation generation) {
        return queues.computeIfAbsent(
                generation,
                one -> new MongoDeadLetterQueue<>(
                        database, serializer, one.processor(), MOST_STREAMS, MOST_OF_A_STREAM, LEASE));
    }

    /** All of a generation, stream by stream. */
    List<MongoDeadLetter<EventMessage<?>>> of(Generation generation) {
        var all = new ArrayList<MongoDeadLetter<EventMessage<?>>>();
        queue(generation).deadLetters().forEach(sequence -> sequence.forEach(letter -> {
            if (letter instanceof MongoDeadLetter<?> found) {
                @SuppressWarnings("unchecked") // This queue has no others.
                var mine = (MongoDeadLetter<EventMessage<?>>) found;
                all.add(mine);
            }
        }));
        return all;
    }

    Letters lettersOf(Generation generation) {
        var queue = queue(generation);
        return new Letters() {
            @Override
            public Map<String, Long> parked() {
                return queue.firstLetters().stream()
                        .collect(Collectors.toMap(
                                MongoDeadLetter::sequence, letter -> Recorded.position(letter.message())));
            }

            @Override
            public boolean isGivenUp(EventMessage<?> event) {
                return settled.find(and(
                                eq("readModel", generation.model().name()),
                                eq("event", event.getIdentifier()),
                                eq("how", DROPPED)))
                        .first() != null;
            }

            @Override
            public void park(String stream, EventMessage<?> event, @Nullable Throwable failure) {
                queue.enqueue(stream, new GenericDeadLetter<>(stream, event, failure));
            }
        };
    }

    /** Gives up an event, for the generations to come as well. */
    void drop(Generation generation, ParkedEvent event, String operator, String reason) {
        of(generation).stream()
                .filter(letter -> ParkedEvent.of(generation, letter).equals(event))
                .forEach(letter -> {
                    note(generation, letter, DROPPED, operator, reason);
                    queue(generation).evict(letter);
                });
    }

    /** Keeps how a parked event was settled: by whom, when and why. */
    void note(
            Generation generation,
            DeadLetter<? extends EventMessage<?>> letter,
            String how,
            String operator,
            @Nullable String reason) {
        settled.insertOne(new Document("readModel", generation.model().name())
                .append("generation", generation.number())
                .append("position", Recorded.position(letter.message()))
                .append("event", letter.message().getIdentifier())
                .append("failure", letter.cause().map(Cause::type).orElse(null))
                .append("how", how)
                .append("by", operator)
                .append("at", Instant.now())
                .append("reason", reason));
    }

    /** Removes all of a generation that is no more. */
    void forget(Generation generation) {
        queue(generation).clear();
        queues.remove(generation);
    }

    /** Takes in what waits of a stream, in order, until an event fails again. Throws what a store that is away throws. */
    void retry(Projection projection, Generation generation, String stream, String operator) {
        queue(generation)
                .process(letter -> stream(letter).equals(stream), letter -> again(projection, generation, letter, operator));
    }

    /**
     * Takes in what waits for nothing: an event that was parked behind another one in the very moment in which that was
     * taken in.
     */
    void leftovers(Projection projection, Generation generation) {
        queue(generation)
                .process(letter -> letter.cause().isEmpty(), letter -> again(projection, generation, letter, "nobody"));
    }

    private EnqueueDecision<EventMessage<?>> again(
            Projection projection,
            Generation generation,
            DeadLetter<? extends EventMessage<?>> letter,
            String operator) {
        try {
            var folding = new Folding(projection, generation, lettersOf(generation));
            folding.takeAgain(asInLog(letter.message()));
            note(generation, letter, "retried", operator, null);
            return Decisions.evict();
        } catch (MongoException | UncheckedIOException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            return Decisions.requeue(e);
        }
    }

    /** The log's own: since it was parked, an upcaster may have come. */
    private EventMessage<?> asInLog(EventMessage<?> parked) {
        long position = Recorded.position(parked);
        try (var events = log.readEvents(new GlobalSequenceTrackingToken(position - 1), false)) {
            return events.findFirst().orElseThrow();
        }
    }

    private static String stream(DeadLetter<?> letter) {
        return letter instanceof MongoDeadLetter<?> found ? found.sequence() : "";
    }
}
