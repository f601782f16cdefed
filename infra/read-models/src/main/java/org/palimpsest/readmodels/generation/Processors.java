package org.palimpsest.readmodels.generation;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.messaging.StreamableMessageSource;
import org.palimpsest.eventstore.MongoEventStore;
import org.palimpsest.eventstore.MongoTokenStore;
import org.palimpsest.readmodels.Folding;
import org.palimpsest.readmodels.Generation;
import org.springframework.stereotype.Component;

/** Makes the processors that follow the log. */
@Component
final class Processors {
    private static final int EVENTS_PER_BATCH = 256;

    /** How soon a segment is taken over when its owner's lease has run out. */
    private static final Duration CLAIM_EVERY = Duration.ofSeconds(1);

    private final MongoEventStore log;
    private final MongoTokenStore tokens;

    Processors(MongoEventStore log, MongoTokenStore tokens) {
        this.log = log;
        this.tokens = tokens;
    }

    /**
     * A processor of its own for a generation, not started. It begins where the generation's token stands, and has one
     * segment: so its position is the whole truth. When something fails it tries the whole batch again, and again: it must not
     * pass over an event in silence. One thread coordinates: Axon's coordinator asks its
     * stream whether there is more when others may be at it already.
     */
    Following of(Generation generation, Folding folding) {
        var coordinator = threads(generation.processor() + "-coordinator", 1);
        var worker = threads(generation.processor() + "-worker", 2);
        var batches = new Following.WholeBatches(folding);
        var processor = PooledStreamingEventProcessor.builder()
                .name(generation.processor())
                .eventHandlerInvoker(batches)
                .messageSource(log)
                .tokenStore(tokens)
                .transactionManager(NoTransactionManager.instance())
                .initialSegmentCount(1)
                .initialToken(StreamableMessageSource::createTailToken)
                .batchSize(EVENTS_PER_BATCH)
                .enableCoordinatorClaimExtension()
                .tokenClaimInterval(CLAIM_EVERY.toMillis())
                .coordinatorExecutor(coordinator)
                .workerExecutor(worker)
                .build();
        return new Following(processor, batches, List.of(coordinator, worker));
    }

    private static ScheduledExecutorService threads(String name, int count) {
        return Executors.newScheduledThreadPool(count, Thread.ofVirtual().name(name).factory());
    }
}
