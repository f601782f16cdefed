package org.palimpsest.readmodels.generation;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Projections.include;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import com.mongodb.MongoException;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.MongoIterable;
import com.mongodb.client.model.Aggregates;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.palimpsest.eventstore.MongoDeadLetterQueue;
import org.palimpsest.eventstore.MongoTokenStore;
import org.palimpsest.readmodels.Generation;
import org.palimpsest.readmodels.Projection;
import org.palimpsest.readmodels.WatchedCollection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * What has changed in the {@linkplain WatchedCollection watched collections}, on whichever node: one change stream tells it as it
 * happens, so that what was made of their documents can be kept until one of these changes. Whatever may have been missed counts as
 * a change of all. Thread-safe; asks the database nothing when it is asked.
 */
@Component
public final class Changes implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Changes.class);

    /** How long the database may say nothing before it is no more known whether there was something to say. */
    private static final Duration TRUSTED = Duration.ofSeconds(3);

    private static final Duration PATIENCE = Duration.ofMillis(250);

    /** Of how many parts it is known when they changed last; then all count as changed. */
    private static final int MOST = 200_000;

    /** Where a token's position stands: the database tells an update that changes most of a document as if that had been replaced. */
    private static final String TOKEN = "updateDescription.updatedFields.position";

    private static final String REPLACED = "fullDocument.position";
    private static final Set<String> WRITES = Set.of("insert", "replace");

    private final MongoDatabase database;
    private final MongoTokenStore tokens;
    private final Generations generations;
    private final List<WatchedCollection> watched;

    private final AtomicLong moment = new AtomicLong();
    private final Map<String, Long> changed = new ConcurrentHashMap<>();
    private final Map<String, Long> positions = new ConcurrentHashMap<>();
    private volatile long all;
    private volatile long position = -1;
    private volatile boolean listening;
    private volatile long heardAt;
    private volatile boolean running;
    private Thread thread = Thread.currentThread();

    Changes(MongoDatabase database, MongoTokenStore tokens, Generations generations, List<Projection> projections) {
        this.database = database;
        this.tokens = tokens;
        this.generations = generations;
        this.watched = projections.stream().flatMap(projection -> projection.watched().stream()).toList();
    }

    /** Now, to be asked for before documents are read; nothing while changes are not heard of. */
    public OptionalLong moment() {
        return isListening() ? OptionalLong.of(moment.get()) : OptionalLong.empty();
    }

    /** Whether none of these parts has changed since then, as far as has been heard. */
    public boolean isUnchanged(long since, Collection<String> parts) {
        if (since < all || !isListening()) {
            return false;
        }
        for (var part : parts) {
            var last = changed.get(part);
            if (last != null && last > since) {
                return false;
            }
        }
        return true;
    }

    /** Up to where all that the watched read models have taken in has been heard of; -1 before the first event. */
    public long position() {
        return position;
    }

    private boolean isListening() {
        return listening && System.nanoTime() - heardAt < TRUSTED.toNanos();
    }

    private void follow() {
        boolean failed = false;
        while (running) {
            try {
                watch();
                failed = false;
            } catch (MongoException | IllegalStateException | BeingBuiltException e) {
                if (!failed && running && !(e instanceof BeingBuiltException)) {
                    LOG.warn("What changes in read models cannot be followed just now: {}", e.toString());
                }
                failed = true;
            } finally {
                listening = false;
            }
            LockSupport.parkNanos(PATIENCE.toNanos());
        }
    }

    /** Until another generation of one of the read models is read. */
    private void watch() {
        var collections = collections();
        var processors = processors();
        try (var changes = stream(collections.keySet(), processors).cursor()) {
            // From here on nothing is missed, and what was before is not known.
            everything();
            positions.clear();
            processors.forEach(processor -> positions.put(MongoTokenStore.id(processor, 0), tokens.completedPrefix(processor)));
            settle();
            heardAt = System.nanoTime();
            listening = true;
            while (running && processors.equals(processors())) {
                var change = changes.tryNext();
                if (change != null) {
                    hear(change, collections);
                }
                heardAt = System.nanoTime();
            }
        }
    }

    private Map<String, WatchedCollection> collections() {
        return watched.stream().collect(toMap(one -> generations.of(one.model()).collection(one.part()), one -> one));
    }

    private Set<String> processors() {
        return watched.stream()
                .map(one -> generations.of(one.model()))
                .map(Generation::processor)
                .collect(toUnmodifiableSet());
    }

    private MongoIterable<BsonDocument> stream(Collection<String> collections, Collection<String> processors) {
        var segments = processors.stream().map(processor -> MongoTokenStore.id(processor, 0)).toList();
        var moved = and(eq("ns.coll", MongoTokenStore.NAME), in("documentKey._id", segments), or(exists(TOKEN), exists(REPLACED)));
        var names = Stream.concat(collections.stream(), Stream.of(MongoDeadLetterQueue.NAME)).toList();
        var fields = new ArrayList<>(List.of("operationType", "ns", "documentKey", TOKEN, REPLACED));
        watched.forEach(one -> one.parts().keySet().forEach(field -> fields.add("fullDocument." + field)));
        var stages = List.of(
                Aggregates.match(or(moved, in("ns.coll", names))), Aggregates.project(include(fields.stream().distinct().toList())));
        return database.watch(stages, BsonDocument.class)
                .maxAwaitTime(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .withDocumentClass(BsonDocument.class);
    }

    private void hear(BsonDocument change, Map<String, WatchedCollection> collections) {
        var name = change.getDocument("ns").getString("coll").getValue();
        var about = collections.get(name);
        if (name.equals(MongoTokenStore.NAME)) {
            var token = change.getDocument("documentKey").getString("_id").getValue();
            var fields = change.containsKey("fullDocument")
                    ? change.getDocument("fullDocument")
                    : change.getDocument("updateDescription").getDocument("updatedFields");
            positions.put(token, fields.getNumber("position").longValue());
            settle();
        } else if (about != null && WRITES.contains(change.getString("operationType").getValue())) {
            hear(change.getDocument("fullDocument"), about);
        } else {
            // A letter was parked or taken back, or something was done that no projection does.
            everything();
        }
    }

    private void hear(BsonDocument document, WatchedCollection about) {
        long now = moment.incrementAndGet();
        about.parts().forEach((field, part) -> {
            changed.put(part, now);
            if (document.containsKey(field)) {
                changed.put(part + ":" + text(document.get(field)), now);
            }
        });
        if (changed.size() > MOST) {
            everything();
        }
    }

    private static String text(BsonValue value) {
        return value instanceof BsonString text ? text.getValue() : value.asBinary().asUuid().toString();
    }

    private void everything() {
        all = moment.incrementAndGet();
        changed.clear();
    }

    private void settle() {
        position = positions.values().stream().mapToLong(Long::longValue).min().orElse(-1);
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("changes").start(this::follow);
    }

    @Override
    public void stop() {
        running = false;
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before requests are taken, and after the last of them. */
    @Override
    public int getPhase() {
        return 0;
    }
}
