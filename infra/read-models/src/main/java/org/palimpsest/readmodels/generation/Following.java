package org.palimpsest.readmodels.generation;

import java.util.List;
import java.util.concurrent.ExecutorService;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.palimpsest.readmodels.Folding;
import org.palimpsest.readmodels.Recorded;

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
        processor.shutDown();
        threads.forEach(ExecutorService::shutdown);
    }

    /**
     * Takes every event, so that the token moves on with each: Axon stores it only now and then for events that nobody
     * handles, and readers wait for it. All are folded with the last of the batch, before Axon stores the token first thing
     * in the commit.
     */
    static final class WholeBatches implements EventHandlerInvoker {
        private final Folding folding;
        private volatile long failedAt = -1;

        WholeBatches(Folding folding) {
            this.folding = folding;
        }

        /** Position of an event that was taken back and must come again, here or at another node; -1 if there is none. */
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
                try {
                    folding.take(batch.getMessages().stream().map(one -> (EventMessage<?>) one).toList(), true);
                    failedAt = -1;
                } catch (RuntimeException e) {
                    failedAt = Recorded.position(message);
                    throw e;
                }
            }
        }
    }
}
