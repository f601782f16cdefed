package org.palimpsest.readmodels.generation;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.bson.Document;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;
import org.palimpsest.engines.Engines;
import org.palimpsest.engines.Scratch;
import org.palimpsest.eventstore.EventSerializer;
import org.palimpsest.eventstore.MongoEventStorageEngine;
import org.palimpsest.eventstore.MongoEventStore;
import org.palimpsest.eventstore.MongoTokenStore;
import org.palimpsest.eventstore.TypeNames;
import org.palimpsest.readmodels.DocumentProjection;
import org.palimpsest.readmodels.Generation;
import org.palimpsest.readmodels.Positioned;
import org.palimpsest.readmodels.ReadModel;
import org.palimpsest.readmodels.Recorded;

/** A log of two events, and a node that keeps a read model of it, put together by hand. */
final class Accounts implements AutoCloseable {
    static final ReadModel BALANCES = new ReadModel("balances", 1);

    private static final EventSerializer SERIALIZER = new EventSerializer(TypeNames.builder()
            .add(Deposited.class, "account.deposited")
            .add(Renamed.class, "account.renamed")
            .build());

    record Deposited(String account, long cents) {}

    record Renamed(String account) {}

    /** A sum shows it when an event is folded twice. */
    public record Balance(@BsonId String id, long position, long cents, @Nullable String by) implements Positioned {
        static Balance after(@Nullable Balance before, Recorded<Deposited> event) {
            long cents = (before == null ? 0 : before.cents) + event.event().cents();
            return new Balance(event.event().account(), event.position(), cents, event.metadata().get("by"));
        }
    }

    /** One deposit, as it was. */
    public record Receipt(@BsonId Long id, long cents) implements Positioned {
        @Override
        public long position() {
            return id;
        }
    }

    /** Keeps balances and receipts; cannot stand deposits of some amounts. */
    static final class BalanceProjection extends DocumentProjection {
        private final Set<Long> poison = ConcurrentHashMap.newKeySet();
        private final AtomicInteger refusals = new AtomicInteger();
        private volatile boolean away;

        BalanceProjection(MongoDatabase database) {
            super(BALANCES, database);
            in(generation -> database.getCollection(generation.collection("receipts"), Receipt.class))
                    .add(Deposited.class, event -> new Receipt(event.position(), event.event().cents()));
            in(generation -> database.getCollection(generation.collection("balances"), Balance.class))
                    .fold(Deposited.class, Deposited::account, this::fold);
        }

        private Balance fold(@Nullable Balance before, Recorded<Deposited> event) {
            if (poison.contains(event.event().cents())) {
                throw new IllegalStateException("poison");
            }
            return Balance.after(before, event);
        }

        @Override
        protected void written(Generation generation, List<Recorded<?>> events) {
            if (away) {
                refusals.incrementAndGet();
                throw new IllegalStateException("The store is away.");
            }
        }

        @Override
        public void prepare(Generation generation) {
            // Accounts are found by their id.
        }
    }

    private final Scratch scratch = Engines.shared().scratch();
    private final MongoDatabase database = scratch.database();
    private final MongoEventStorageEngine log =
            MongoEventStorageEngine.builder().database(database).eventSerializer(SERIALIZER).build();
    private final MongoEventStore source = MongoEventStore.over(log);
    private final MongoTokenStore tokens = new MongoTokenStore(database, SERIALIZER);
    private final Map<String, Long> next = new HashMap<>();
    private final BalanceProjection projection = new BalanceProjection(database);
    private final DeadLetters letters = new DeadLetters(database, SERIALIZER, log);
    private final Generations generations;
    private final ReadModelSupervisor supervisor;
    private final Rebuilds rebuilds;

    Accounts() {
        var registry = new Registry(database);
        var stores = new Stores(registry, tokens, log, new Processors(source, tokens), letters);
        var settings = new RebuildSettings(Duration.ZERO, 3, 1_000_000);
        generations = new Generations(registry);
        supervisor = new ReadModelSupervisor(List.of(projection), stores, settings, generations);
        rebuilds = new Rebuilds(List.of(projection), stores, supervisor, generations);
        supervisor.start();
    }

    /** Deposits, each as a commit of its own. */
    void deposit(String account, long... cents) {
        for (long amount : cents) {
            append(account, new Deposited(account, amount));
        }
    }

    void rename(String account) {
        append(account, new Renamed(account));
    }

    private void append(String account, Object event) {
        long sequence = next.merge(account, 0L, (last, _) -> last + 1);
        log.appendEvents(new GenericDomainEventMessage<>("account", account, sequence, event, Map.of("by", "olwen")));
    }

    /** From now on deposits of these amounts cannot be taken in. */
    void poison(Long... cents) {
        projection.poison.clear();
        projection.poison.addAll(Set.of(cents));
    }

    /** Whether from now on nothing can be written, as when a store is away. */
    void away(boolean is) {
        projection.away = is;
    }

    /** How often a batch could not be written. */
    int refusals() {
        return projection.refusals.get();
    }

    Rebuilds rebuilds() {
        return rebuilds;
    }

    Generations generations() {
        return generations;
    }

    ParkedEvents parked() {
        return new ParkedEvents(List.of(projection), letters, generations);
    }

    CompletedPrefix prefix() {
        return new CompletedPrefix(tokens, generations);
    }

    long head() {
        return log.headPosition();
    }

    /** Whether what is read has taken in the whole log. */
    boolean hasCaughtUp() {
        return generations.find(BALANCES)
                .filter(live -> tokens.completedPrefix(live.processor()) == log.headPosition())
                .isPresent();
    }

    /** A balance in the generation that is read; it must be there. */
    Balance balance(String account) {
        return Objects.requireNonNull(collection("balances", Balance.class).find(new Document("_id", account)).first());
    }

    long receipts() {
        return collection("receipts", Receipt.class).countDocuments();
    }

    private <T> MongoCollection<T> collection(String part, Class<T> type) {
        return database.getCollection(generations.of(BALANCES).collection(part), type);
    }

    @Override
    public void close() {
        supervisor.stop();
        source.close();
        scratch.close();
    }
}
