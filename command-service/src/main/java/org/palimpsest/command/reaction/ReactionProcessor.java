package org.palimpsest.command.reaction;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.UnableToInitializeTokenException;
import org.palimpsest.command.reaction.Effects.Claim;
import org.palimpsest.command.reaction.Effects.Status;
import org.palimpsest.command.reaction.Reaction.Trait;
import org.palimpsest.events.EventMetadata;
import org.palimpsest.eventstore.MongoEventStore;
import org.palimpsest.eventstore.MongoTokenStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the log with one reaction, wherever its one segment is claimed, and sees to what has failed or was broken off,
 * in every service. Thread-safe.
 */
final class ReactionProcessor implements EventHandlerInvoker, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReactionProcessor.class);
    private static final Duration CLAIM_EVERY = Duration.ofSeconds(1);

    private final Reaction reaction;
    private final Effects effects;
    private final MongoEventStore log;
    private final MongoTokenStore tokens;
    private final ReactionSettings settings;
    private final ScheduledExecutorService coordinator;
    private final ScheduledExecutorService worker;
    private final ExecutorService attempts = Executors.newVirtualThreadPerTaskExecutor();
    private final PooledStreamingEventProcessor processor;
    private volatile Map<Status, Long> unsettled = Map.of();

    ReactionProcessor(
            Reaction reaction, Effects effects, MongoEventStore log, MongoTokenStore tokens, ReactionSettings settings) {
        this.reaction = reaction;
        this.effects = effects;
        this.log = log;
        this.tokens = tokens;
        this.settings = settings;
        this.coordinator = threads("coordinator");
        this.worker = threads("worker");
        this.processor = PooledStreamingEventProcessor.builder()
                .name("reaction/" + reaction.name())
                .eventHandlerInvoker(this)
                .messageSource(log)
                .tokenStore(tokens)
                .transactionManager(NoTransactionManager.instance())
                .initialSegmentCount(1)
                .enableCoordinatorClaimExtension()
                .tokenClaimInterval(CLAIM_EVERY.toMillis())
                .coordinatorExecutor(coordinator)
                .workerExecutor(worker)
                .build();
    }

    private ScheduledExecutorService threads(String role) {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name(reaction.name() + "-" + role).factory());
    }

    void start() {
        var from = reaction.is(Trait.FROM_THE_BEGINNING) ? log.createTailToken() : log.createHeadToken();
        try {
            tokens.initializeSegment(from, processor.getName(), 0);
        } catch (UnableToInitializeTokenException _) {
            // It has begun before, or another service was first.
        }
        processor.start();
    }

    String name() {
        return reaction.name();
    }

    /** Whether this service follows the log with it, or stands by, and nothing keeps it from doing so. */
    boolean isWell() {
        return processor.isRunning() && !processor.isError();
    }

    /** How many effects had failed, were parked, or of unknown outcome, when {@link #attend} was last called. */
    Map<Status, Long> unsettled() {
        return unsettled;
    }

    @Override
    public boolean canHandle(EventMessage<?> message, Segment segment) {
        return reaction.reactsTo(message.getPayloadType());
    }

    /** An event that comes again has been claimed already; what became of it is for {@link #attend}. */
    @Override
    public void handle(EventMessage<?> message, Segment segment) {
        effects.claim(reaction.name(), position(message), settings.lease())
                .ifPresent(claim -> attempt(claim, message));
    }

    /** Tries again what has failed and is due, and settles what was broken off. For one thread. */
    void attend() {
        if (!reaction.is(Trait.IDEMPOTENT)) {
            effects.giveUpBrokenOff(reaction.name());
        }
        for (var claim = due(); claim.isPresent(); claim = due()) {
            attempt(claim.get(), inLog(claim.get().position()));
        }
        unsettled = effects.unsettled(reaction.name());
    }

    private Optional<Claim> due() {
        return effects.claimDue(reaction.name(), reaction.is(Trait.IDEMPOTENT), settings.lease());
    }

    /** On a thread of its own: on the processor's, what an effect sends would be part of the processor's unit of work. */
    private void attempt(Claim claim, EventMessage<?> message) {
        var attempt = attempts.submit(() -> {
            reaction.perform(trigger(claim, message));
            return claim;
        });
        try {
            effects.done(attempt.get(settings.limit().toNanos(), TimeUnit.NANOSECONDS));
        } catch (ExecutionException e) {
            var failure = Objects.requireNonNullElse(e.getCause(), e);
            failed(claim, failure, failure instanceof OutcomeUnknownException);
        } catch (TimeoutException e) {
            attempt.cancel(true);
            failed(claim, e, true);
        } catch (InterruptedException e) {
            attempt.cancel(true);
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while " + claim.id() + " was under way", e);
        }
    }

    private static Trigger trigger(Claim claim, EventMessage<?> message) {
        return new Trigger(
                claim.id(),
                claim.position(),
                ((DomainEventMessage<?>) message).getSequenceNumber(),
                (String) message.getMetaData().get(EventMetadata.PERSON),
                message.getTimestamp(),
                message.getPayload());
    }

    private void failed(Claim claim, Throwable failure, boolean isUnknown) {
        if (isUnknown && !reaction.is(Trait.IDEMPOTENT)) {
            LOG.error("Whether {} was done is not known; it is left to an operator", claim.id(), failure);
            effects.unknown(claim, failure);
        } else if (claim.attempt() >= settings.attempts()) {
            LOG.error("{} has failed {} times and is parked", claim.id(), claim.attempt(), failure);
            effects.parked(claim, failure);
        } else {
            LOG.warn("{} has failed and will be tried again", claim.id(), failure);
            effects.failed(claim, failure, settings.pauseAfter(claim.attempt()));
        }
    }

    private EventMessage<?> inLog(long position) {
        try (var events = log.openStream(new GlobalSequenceTrackingToken(position - 1))) {
            return events.peek().orElseThrow();
        }
    }

    private static long position(EventMessage<?> message) {
        return ((TrackedEventMessage<?>) message).trackingToken().position().orElseThrow();
    }

    /** Ends it when the effect in hand is done, and leaves the rest to other services. */
    @Override
    public void close() {
        processor.shutDown();
        coordinator.shutdown();
        worker.shutdown();
        attempts.close();
    }
}
