package org.palimpsest.readmodels.generation;

import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.palimpsest.readmodels.Folding;

/**
 * Takes every event, so that the token moves on with each: Axon stores it only now and then for events that nobody
 * handles, and readers wait for it. All are folded with the last of the batch, before Axon stores the token first thing
 * in the commit.
 */
final class WholeBatches implements EventHandlerInvoker {
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
                failedAt = ParkedEvent.position(message);
                throw e;
            }
        }
    }
}
