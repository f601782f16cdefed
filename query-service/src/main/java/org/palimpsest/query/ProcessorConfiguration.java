package org.palimpsest.query;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.axonframework.config.Configuration;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.messaging.StreamableMessageSource;
import org.palimpsest.query.projection.Projection;
import org.palimpsest.query.projection.Replay;
import org.springframework.context.annotation.Bean;

/** Each projection gets a processor of its own that starts at the first event. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class ProcessorConfiguration {
    private static final int EVENTS_PER_BATCH = 256;

    /** How soon a segment is taken over when its owner's lease has run out. */
    private static final Duration CLAIM_EVERY = Duration.ofSeconds(1);

    /**
     * A projection that fails takes its whole batch back and tries again, later and later: it must not pass over an
     * event in silence.
     */
    @Bean
    ConfigurerModule projections(List<Projection> projections) {
        return configurer -> {
            projections.forEach(Projection::prepare);
            configurer.eventProcessing(processing -> processing
                    .byDefaultAssignHandlerInstancesTo(handler -> handler instanceof Projection projection
                            ? projection.model().processor()
                            : handler.getClass().getPackageName())
                    .registerDefaultListenerInvocationErrorHandler(_ -> PropagatingErrorHandler.instance())
                    .usingPooledStreamingEventProcessors(ProcessorConfiguration::settle));
        };
    }

    private static PooledStreamingEventProcessor.Builder settle(
            Configuration configuration, PooledStreamingEventProcessor.Builder builder) {
        return builder.initialSegmentCount(1)
                .initialToken(StreamableMessageSource::createTailToken)
                .batchSize(EVENTS_PER_BATCH)
                .tokenClaimInterval(CLAIM_EVERY.toMillis())
                .coordinatorExecutor(name -> threads(configuration, name + "-coordinator", 1))
                .workerExecutor(name -> threads(configuration, name + "-worker", 2));
    }

    private static ScheduledExecutorService threads(Configuration configuration, String name, int count) {
        var threads = Executors.newScheduledThreadPool(count, Thread.ofVirtual().name(name).factory());
        configuration.onShutdown(threads::shutdown);
        return threads;
    }

    @Bean
    Replay replay(EventProcessingConfiguration processors) {
        return new Replay(processors);
    }
}
