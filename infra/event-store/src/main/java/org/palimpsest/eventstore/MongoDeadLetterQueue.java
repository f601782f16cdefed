package org.palimpsest.eventstore;

import static com.mongodb.client.model.Aggregates.group;
import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Aggregates.replaceRoot;
import static com.mongodb.client.model.Aggregates.sort;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.expr;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.DeadLetterQueueOverflowException;
import org.axonframework.messaging.deadletter.EnqueueDecision;
import org.axonframework.messaging.deadletter.NoSuchDeadLetterException;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.axonframework.messaging.deadletter.WrongDeadLetterTypeException;
import org.axonframework.serialization.Serializer;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Axon's queue of events that could not be handled, in the collection {@code dead_letters}: one document per letter, any
 * number of queues in one collection. Thread-safe, also over processes.
 *
 * <p>Letters of one sequence lie and are processed in the order in which they were enqueued. An event that is enqueued
 * again in the same sequence, as after a batch that was taken back, lies there only once. While a sequence is processed
 * its letters are claimed by a lease on the database's clock, so that nobody else processes it; a process that dies
 * leaves it to others when the lease has run out. The sequence's identifier is kept as its {@code toString()}.
 *
 * <p>A full queue refuses letters: so many poisoned streams are no fault of the events, and their processor had better
 * stop.
 */
public final class MongoDeadLetterQueue<M extends EventMessage<?>> implements SequencedDeadLetterQueue<M> {

    /** The collection for how letters were settled: by whom, when and why. A replay cannot make it again. */
    public static final String SETTLED = "dead_letters_settled";

    /** The collection in which they wait. */
    public static final String NAME = "dead_letters";

    private final MongoCollection<Document> letters;
    private final LetterDocument<M> documents;
    private final String queue;
    private final long maxSequences;
    private final long maxSequenceSize;
    private final Duration lease;

    /** A queue for at most 1024 sequences of at most 1024 letters, with leases of 30 seconds. */
    public MongoDeadLetterQueue(MongoDatabase database, Serializer serializer, String queue) {
        this(database, serializer, queue, 1024, 1024, Duration.ofSeconds(30));
    }

    /**
     * A queue.
     *
     * @param queue its name: the processing group's
     * @param maxSequences how many sequences it takes
     * @param maxSequenceSize how many letters of one sequence it takes
     * @param lease longer than it takes to process one letter
     */
    public MongoDeadLetterQueue(
            MongoDatabase database,
            Serializer serializer,
            String queue,
            long maxSequences,
            long maxSequenceSize,
            Duration lease) {
        this.letters = Majority.of(database, NAME);
        this.documents = new LetterDocument<>(serializer);
        this.queue = queue;
        this.maxSequences = maxSequences;
        this.maxSequenceSize = maxSequenceSize;
        this.lease = lease;
        letters.createIndex(Indexes.ascending("queue", "sequence", "index"), new IndexOptions().unique(true));
    }

    @Override
    public void enqueue(Object sequence, DeadLetter<? extends M> letter) {
        if (isFull(sequence)) {
            throw new DeadLetterQueueOverflowException(
                    "No room in " + queue + " for " + letter.message().getIdentifier() + " of " + sequence);
        }
        var id = String.join("/", queue, sequence.toString(), letter.message().getIdentifier());
        while (letters.countDocuments(eq(id)) == 0) {
            Document last = letters.find(of(sequence)).sort(descending("index")).projection(include("index")).first();
            long index = last == null ? 0 : last.getLong("index") + 1;
            try {
                letters.insertOne(documents.document(id, queue, sequence.toString(), index, letter));
            } catch (MongoWriteException e) {
                // Somebody else's letter has this place, or this letter is there by now.
                if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                    throw e;
                }
            }
        }
    }

    @Override
    public void evict(DeadLetter<? extends M> letter) {
        letters.deleteOne(eq(mine(letter).id()));
    }

    @Override
    public void requeue(DeadLetter<? extends M> letter, UnaryOperator<DeadLetter<? extends M>> updater) {
        var updated = updater.apply(letter).markTouched();
        var change = new Document("$set", documents.changing(updated));
        var free = new Document();
        Lease.fields().forEach(field -> free.append(field, ""));
        if (letters.updateOne(eq(mine(letter).id()), change.append("$unset", free)).getMatchedCount() == 0) {
            throw new NoSuchDeadLetterException("No letter " + mine(letter).id() + " to be put back");
        }
    }

    @Override
    public boolean contains(Object sequence) {
        return letters.find(of(sequence)).projection(include("_id")).first() != null;
    }

    /** The first letter of each sequence, by one query; the one that was touched longest ago first. */
    public List<MongoDeadLetter<M>> firstLetters() {
        return firsts(new Document()).stream().map(documents::letter).toList();
    }

    @Override
    public Iterable<DeadLetter<? extends M>> deadLetterSequence(Object sequence) {
        return () -> letters.find(of(sequence)).sort(ascending("index")).<DeadLetter<? extends M>>map(documents::letter)
                .iterator();
    }

    /** The sequence that was touched longest ago comes first. */
    @Override
    public Iterable<Iterable<DeadLetter<? extends M>>> deadLetters() {
        return firstLetters().stream().map(first -> deadLetterSequence(first.sequence())).toList();
    }

    @Override
    public boolean isFull(Object sequence) {
        long size = sequenceSize(sequence);
        return size > 0 ? size >= maxSequenceSize : amountOfSequences() >= maxSequences;
    }

    @Override
    public long size() {
        return letters.countDocuments(eq("queue", queue));
    }

    @Override
    public long sequenceSize(Object sequence) {
        return letters.countDocuments(of(sequence));
    }

    @Override
    public long amountOfSequences() {
        return letters.distinct("sequence", eq("queue", queue), String.class).into(new ArrayList<>()).size();
    }

    @Override
    public boolean process(
            Predicate<DeadLetter<? extends M>> sequenceFilter,
            Function<DeadLetter<? extends M>, EnqueueDecision<M>> task) {
        var mine = new Lease(UUID.randomUUID().toString(), lease);
        for (var first : firsts(expr(mine.isFree()))) {
            var letter = documents.letter(first);
            if (sequenceFilter.test(letter) && claimed(mine, letter)) {
                return process(mine, letter, task);
            }
        }
        return false;
    }

    private boolean process(
            Lease mine, MongoDeadLetter<M> first, Function<DeadLetter<? extends M>, EnqueueDecision<M>> task) {
        MongoDeadLetter<M> letter = first;
        while (letter != null) {
            var decision = task.apply(letter);
            if (decision.shouldEnqueue()) {
                requeue(letter, old -> decision.withDiagnostics(old).withCause(decision.enqueueCause().orElse(null)));
                return false;
            }
            // The next one is claimed before this one goes: nobody else may find it at the head of its sequence.
            var next = next(letter);
            if (next != null && !claimed(mine, next)) {
                return false;
            }
            evict(letter);
            letter = next;
        }
        return true;
    }

    private @Nullable MongoDeadLetter<M> next(MongoDeadLetter<M> letter) {
        Document next = letters.find(and(of(letter.sequence()), gt("index", letter.index())))
                .sort(ascending("index"))
                .first();
        return next == null ? null : documents.letter(next);
    }

    private boolean claimed(Lease mine, MongoDeadLetter<M> letter) {
        var claim = List.of(new Document("$set", mine.claimed()));
        return letters.updateOne(mine.free(letter.id()), claim).getMatchedCount() > 0;
    }

    @Override
    public void clear() {
        letters.deleteMany(eq("queue", queue));
    }

    private Bson of(Object sequence) {
        return and(eq("queue", queue), eq("sequence", sequence.toString()));
    }

    /** The first letter of each sequence, if it is {@code wanted}; the one that was touched longest ago first. */
    private List<Document> firsts(Bson wanted) {
        return letters.aggregate(List.of(
                        match(eq("queue", queue)),
                        sort(ascending("sequence", "index")),
                        group("$sequence", Accumulators.first("letter", "$$ROOT")),
                        replaceRoot("$letter"),
                        match(wanted),
                        sort(ascending("lastTouched", "sequence"))))
                .into(new ArrayList<>());
    }

    private MongoDeadLetter<M> mine(DeadLetter<? extends M> letter) {
        if (letter instanceof MongoDeadLetter<?> found) {
            @SuppressWarnings("unchecked") // It came from a queue of such letters.
            var mine = (MongoDeadLetter<M>) found;
            return mine;
        }
        throw new WrongDeadLetterTypeException("Not a letter of this queue: " + letter.getClass().getName());
    }
}
