package org.palimpsest.query.generation;

import java.time.Duration;
import java.util.concurrent.Executors;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.messaging.StreamableMessageSource;
import org.palimpsest.eventstore.MongoEventStore;
import org.palimpsest.eventstore.MongoTokenStore;
import org.palimpsest.query.projection.Folding;
import org.palimpsest.query.projection.Generation;
import org.springframework.stereotype.Component;

/** Makes the processors that follow the log. */
@Component
final class Processors {
    private static final int EVENTS_PER_BATCH = 256;

    /** One coordinates, one works, one ends what the others have lost. */
    private static final int THREADS = 3;

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
     * segment: so its position is the whole truth. When something fails it takes the whole batch back and tries again,
     * later and later: it must not pass over an event in silence.
     */
    Following of(Generation generation, Folding folding) {
        var threads = Executors.newScheduledThreadPool(
                THREADS, Thread.ofVirtual().name(generation.processor()).factory());
        var batches = new WholeBatches(folding);
        var processor = PooledStreamingEventProcessor.builder()
                .name(generation.processor())
                .eventHandlerInvoker(batches)
                .messageSource(log)
                .tokenStore(tokens)
                .transactionManager(NoTransactionManager.instance())
                .initialSegmentCount(1)
                .initialToken(StreamableMessageSource::createTailToken)
                .batchSize(EVENTS_PER_BATCH)
                .tokenClaimInterval(CLAIM_EVERY.toMillis())
                .coordinatorExecutor(threads)
                .workerExecutor(threads)
                .build();
        return new Following(processor, batches, threads);
    }
}
