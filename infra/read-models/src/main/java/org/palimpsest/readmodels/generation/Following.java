package org.palimpsest.readmodels.generation;

import java.util.List;
import java.util.concurrent.ExecutorService;
import org.axonframework.eventhandling.StreamingEventProcessor;

/** A processor that follows the log, and its threads. */
record Following(StreamingEventProcessor processor, WholeBatches batches, List<? extends ExecutorService> threads) implements AutoCloseable {

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
}
