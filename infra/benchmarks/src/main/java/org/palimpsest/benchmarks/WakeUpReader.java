package org.palimpsest.benchmarks;

import com.mongodb.client.MongoClients;
import java.util.concurrent.Executors;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.messaging.StreamableMessageSource;
import org.palimpsest.eventstore.MongoEventStore;
import org.palimpsest.eventstore.MongoTokenStore;

/** A process that follows the log and writes the sequence number of each event that it handles. */
final class WakeUpReader {

    private WakeUpReader() {}

    /** Runs until the process that started it ends it. {@code arguments}: the connection string and the database. */
    public static void main(String[] arguments) {
        var database = MongoClients.create(arguments[0]).getDatabase(arguments[1]);
        PooledStreamingEventProcessor.builder()
                .name("wake-up")
                .eventHandlerInvoker(new Told())
                .messageSource(MongoEventStore.over(Logs.engine(database)))
                .tokenStore(new MongoTokenStore(database, Logs.SERIALIZER))
                .transactionManager(NoTransactionManager.instance())
                .initialSegmentCount(1)
                .initialToken(StreamableMessageSource::createTailToken)
                .coordinatorExecutor(Executors.newScheduledThreadPool(1))
                .workerExecutor(Executors.newScheduledThreadPool(2))
                .build()
                .start();
    }

    private static final class Told implements EventHandlerInvoker {
        @Override
        public boolean canHandle(EventMessage<?> message, Segment segment) {
            return true;
        }

        @Override
        public void handle(EventMessage<?> message, Segment segment) {
            System.out.println(((DomainEventMessage<?>) message).getSequenceNumber());
            System.out.flush();
        }
    }
}
