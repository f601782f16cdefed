package org.palimpsest.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.bson.Document;
import org.palimpsest.eventstore.MongoEventStorageEngine;
import org.palimpsest.eventstore.MongoEventStore;
import org.palimpsest.eventstore.MongoTokenStore;

/** The smallest read model there is, kept by one node: {@link StreamSums} of the log, which it follows. */
final class Tally implements EventHandlerInvoker, AutoCloseable {
    private static final String NAME = "tally";

    /**
     * Longer than a busy machine keeps anybody from renewing it, and far shorter than a clock of {@link ClockTest} is off: so an
     * owner changes only where a clock is believed that should not be.
     */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private final Store store;
    private final MongoEventStorageEngine engine;
    private final MongoEventStore events;
    private final MongoTokenStore tokens;
    private final MongoCollection<Document> documents;
    /** One thread: Axon's coordinator asks its stream whether there is more when another one may be at it already. */
    private final ScheduledExecutorService coordinator = Executors.newScheduledThreadPool(1);

    private final ScheduledExecutorService worker = Executors.newScheduledThreadPool(1);
    private final PooledStreamingEventProcessor processor;

    /** @param clock that of the node */
    Tally(String uri, String database, Clock clock) {
        store = new Store(uri, database);
        engine = store.engine(clock);
        events = MongoEventStore.over(engine);
        tokens = new MongoTokenStore(store.database, Store.SERIALIZER, LEASE, UUID.randomUUID().toString());
        documents = store.database.getCollection(NAME);
        processor = PooledStreamingEventProcessor.builder()
                .name(NAME)
                .eventHandlerInvoker(this)
                .messageSource(events)
                .tokenStore(tokens)
                .transactionManager(NoTransactionManager.instance())
                .initialSegmentCount(1)
                .initialToken(StreamableMessageSource::createTailToken)
                .batchSize(256)
                .tokenClaimInterval(500)
                .coordinatorExecutor(coordinator)
                .workerExecutor(worker)
                .build();
        processor.start();
    }

    MongoDatabase database() {
        return store.database;
    }

    @Override
    public boolean canHandle(EventMessage<?> message, Segment segment) {
        return true;
    }

    @Override
    public void handle(EventMessage<?> message, Segment segment) {
        if (CurrentUnitOfWork.get() instanceof BatchingUnitOfWork<?> batch && batch.isLastMessage()) {
            StreamSums.take(
                    documents, batch.getMessages().stream().map(one -> (EventMessage<?>) one).toList());
        }
    }

    /** Waits until it has seen all of the log, and holds it against the log folded anew. */
    void check() {
        long head = engine.headPosition();
        await("the read model at the log's end")
                .atMost(Duration.ofMinutes(1))
                .until(() -> tokens.completedPrefix(NAME) >= head);
        Map<String, Document> fresh = new HashMap<>();
        try (var all = engine.readEvents(null, false)) {
            all.forEach((TrackedEventMessage<?> event) -> StreamSums.add(fresh, event));
        }
        Map<String, Document> kept = new HashMap<>();
        documents.find().forEach(document -> kept.put(document.getString("_id"), document));
        assertThat(kept).isEqualTo(fresh);
    }

    @Override
    public void close() {
        processor.shutDown();
        coordinator.shutdownNow();
        worker.shutdownNow();
        events.close();
        store.close();
    }
}
