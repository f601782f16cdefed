package org.palimpsest.readmodels.generation;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.palimpsest.readmodels.Folding;
import org.palimpsest.readmodels.Recorded;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A processor that follows the log, and its threads. */
record Following(StreamingEventProcessor processor, WholeBatches batches, List<? extends ExecutorService> threads)
        implements AutoCloseable {

    void start() {
        processor.start();
    }

    /**
     * Whether it runs and is not stuck, as it is when a store is away.
     *
     * @param position up to which everything has been taken in, at whichever node
     */
    boolean isWell(long position) {
        return processor.isRunning() && !processor.isError() && position >= batches.failedAt();
    }

    /** Ends it when the batch in hand is done, and lets go of its segment. */
    @Override
    public void close() {
        batches.end();
        processor.shutDown();
        threads.forEach(ExecutorService::shutdown);
    }

    /**
     * Takes every event, so that the token moves on with each: Axon stores it only now and then for events that nobody
     * handles, and readers wait for it. All are folded with the last of the batch, before Axon stores the token first thing
     * in the commit. When a store is away the batch is tried again here, soon after the store is back: Axon would wait twice as long
     * after each failure, for up to a minute.
     */
    static final class WholeBatches implements EventHandlerInvoker {
        private static final Logger LOG = LoggerFactory.getLogger(WholeBatches.class);
        private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
        private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

        private final Folding folding;
        private volatile long failedAt = -1;
        private volatile boolean ended;

        WholeBatches(Folding folding) {
            this.folding = folding;
        }

        /** Position of an event that could not be taken in and must come again, here or at another node; -1 if there is none. */
        long failedAt() {
            return failedAt;
        }

        @Override
        public boolean canHandle(EventMessage<?> message, Segment segment) {
            return true;
        }

        @Override
        public void handle(EventMessage<?> message, Segment segment) {
            if (CurrentUnitOfWork.get() instanceof BatchingUnitOfWork<?> batch && batch.isLastMessage()) {
                take(batch.getMessages().stream().map(one -> (EventMessage<?>) one).toList(), Recorded.position(message));
            }
        }

        private void take(List<? extends EventMessage<?>> messages, long last) {
            var pause = FIRST_PAUSE;
            while (true) {
                try {
                    folding.take(messages, true);
                    failedAt = -1;
                    return;
                } catch (RuntimeException e) {
                    if (failedAt < 0) {
                        LOG.warn("The events up to {} cannot be taken in and will be tried again", last, e);
                    }
                    failedAt = last;
                    if (ended) {
                        throw e;
                    }
                    LockSupport.parkNanos(pause.toNanos());
                    pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
                }
            }
        }

        /** What cannot be taken in is left to the next node. */
        void end() {
            ended = true;
        }
    }
}
