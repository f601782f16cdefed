package org.palimpsest.query.projection;

import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;

/** Makes a read model anew from the log. Thread-safe, but two replays of one read model get in each other's way. */
public final class Replay {
    private final EventProcessingConfiguration processors;

    public Replay(EventProcessingConfiguration processors) {
        this.processors = processors;
    }

    /**
     * Throws away all that the read model has and folds the log again from its first event. Returns when that has begun;
     * readers that ask for a position wait until it has been reached again.
     *
     * @throws IllegalArgumentException if nothing here keeps {@code model}
     * @throws org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException if another node holds a segment
     */
    public void of(ReadModel model) {
        var processor = processors
                .eventProcessor(model.processor(), StreamingEventProcessor.class)
                .orElseThrow(() -> new IllegalArgumentException("No processor keeps " + model.processor()));
        processor.shutDown();
        try {
            processor.resetTokens();
        } finally {
            processor.start();
        }
    }
}
