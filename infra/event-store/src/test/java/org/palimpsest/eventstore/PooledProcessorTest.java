package org.palimpsest.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.palimpsest.eventstore.TestStore.event;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Store, token store and serializer under Axon's own processor. */
class PooledProcessorTest {

    /** Axon finds the handler by its annotation. */
    static final class Collector {

        final List<Object> handled = new CopyOnWriteArrayList<>();

        @EventHandler
        void on(EventMessage<String> event) {
            handled.add(event.getPayload());
        }
    }

    private final TestStore store = new TestStore();
    private final MongoEventStorageEngine writing = store.engine();
    private final MongoEventStore events = MongoEventStore.over(store.engine());
    private final MongoTokenStore tokens = new MongoTokenStore(store.database, TestStore.SERIALIZER);
    /** One for each: Axon's coordinator asks its stream whether there is more when another thread may be at it already. */
    private final ScheduledExecutorService coordinator = Executors.newScheduledThreadPool(1);

    private final ScheduledExecutorService worker = Executors.newScheduledThreadPool(1);
    private final Collector collector = new Collector();

    @AfterEach
    void drop() {
        events.close();
        coordinator.shutdownNow();
        worker.shutdownNow();
        store.close();
    }

    @Test
    void a_processor_follows_the_log_goes_on_where_it_stopped_and_replays_from_the_start() {
        PooledStreamingEventProcessor processor = processor();
        processor.start();
        List<Object> written = new ArrayList<>();
        for (int seq = 0; seq < 30; seq++) {
            writing.appendEvents(event("a", seq));
            written.add("a #" + seq);
        }
        await().untilAsserted(() -> assertThat(collector.handled).isEqualTo(written));
        await().until(() -> tokens.completedPrefix("collector") == 29);
        processor.shutDown();

        writing.appendEvents(event("a", 30));
        written.add("a #30");
        PooledStreamingEventProcessor again = processor();
        again.start();
        await().untilAsserted(() -> assertThat(collector.handled).isEqualTo(written));
        again.shutDown();

        collector.handled.clear();
        again.resetTokens();
        assertThat(tokens.completedPrefix("collector")).isEqualTo(-1);
        again.start();
        await().untilAsserted(() -> assertThat(collector.handled).isEqualTo(written));
        again.shutDown();
    }

    private PooledStreamingEventProcessor processor() {
        return PooledStreamingEventProcessor.builder()
                .name("collector")
                .eventHandlerInvoker(SimpleEventHandlerInvoker.builder().eventHandlers(collector).build())
                .messageSource(events)
                .tokenStore(tokens)
                .transactionManager(NoTransactionManager.instance())
                .coordinatorExecutor(coordinator)
                .workerExecutor(worker)
                .initialSegmentCount(1)
                .initialToken(source -> source.createTailToken())
                .build();
    }
}
