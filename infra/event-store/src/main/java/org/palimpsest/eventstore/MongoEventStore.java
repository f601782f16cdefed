package org.palimpsest.eventstore;

import java.time.Duration;
import java.util.List;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.EventBusSpanFactory;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStore;
import org.axonframework.lifecycle.Lifecycle;
import org.axonframework.lifecycle.Phase;
import org.axonframework.monitoring.MessageMonitor;
import org.jspecify.annotations.Nullable;

/**
 * An event store over a {@link MongoEventStorageEngine} whose streams are woken as soon as there is something to read,
 * whichever process wrote it. Unlike Axon's {@code EmbeddedEventStore} it keeps no cache of events and tells pooled
 * processors when to look, so that an idle one costs next to nothing and a new event waits for no polling. Thread-safe.
 */
public final class MongoEventStore extends AbstractEventStore implements Lifecycle, AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(250);

    private final MongoEventStorageEngine engine;
    private final CommitSignal signal;

    private MongoEventStore(Builder builder, MongoEventStorageEngine engine) {
        super(builder.storageEngine(engine));
        this.engine = engine;
        this.signal = new CommitSignal(engine.commits(), POLL);
    }

    /** A store without monitoring or tracing. */
    public static MongoEventStore over(MongoEventStorageEngine engine) {
        return new MongoEventStore(new Builder(), engine);
    }

    /** A store that reports to {@code monitor} and {@code spans}. */
    public static MongoEventStore over(
            MongoEventStorageEngine engine, MessageMonitor<? super EventMessage<?>> monitor, EventBusSpanFactory spans) {
        Builder builder = new Builder();
        builder.messageMonitor(monitor).spanFactory(spans);
        return new MongoEventStore(builder, engine);
    }

    /** The events after {@code token}, all of them if it is null; the stream has no end and blocks there. */
    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        return new TailingStream(engine, signal, token);
    }

    @Override
    protected void afterCommit(List<? extends EventMessage<?>> events) {
        super.afterCommit(events);
        signal.give();
    }

    @Override
    public void registerLifecycleHandlers(LifecycleRegistry lifecycle) {
        lifecycle.onShutdown(Phase.INBOUND_EVENT_CONNECTORS - 10, this::close);
    }

    /** Stops waking readers. Reading and appending still work. */
    @Override
    public void close() {
        signal.close();
    }

    private static final class Builder extends AbstractEventStore.Builder {}
}
