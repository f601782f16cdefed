package org.palimpsest.query.projection;

import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one read model. It is given every event, in order; what it makes of a batch of them is written before the
 * batch's token is stored, so an event may come twice but is never lost. Thread-safe: each batch has its own
 * {@link Batch}.
 */
public abstract class Projection {

    /** The changes of one batch of events. Used by one thread. Thrown away, unwritten, when anything fails. */
    public interface Batch {
        /** Takes one event in; sees what earlier events of the same batch changed. */
        void fold(Recorded<?> recorded);

        /** Writes all changes; does nothing that a second time would spoil. Called once, after the last event. */
        void write();
    }

    private final ReadModel model;

    protected Projection(ReadModel model) {
        this.model = model;
    }

    /** What it keeps. */
    public final ReadModel model() {
        return model;
    }

    /** Creates what must be there before the first event: indexes above all. Called at each start and after a reset. */
    public abstract void prepare();

    /** An empty batch. */
    protected abstract Batch begin();

    /** Removes all that it has ever written. Called before a replay. */
    protected abstract void clear();

    /**
     * Takes every event, so that the token moves on with each: Axon stores it only now and then for events that nobody
     * handles, and readers wait for it. The last of a batch writes, because Axon stores the token first thing in the
     * commit.
     */
    @EventHandler
    final void on(EventMessage<?> message, @Nullable TrackingToken token) {
        var unit = CurrentUnitOfWork.get();
        Batch batch = unit.root().getOrComputeResource(model.processor(), _ -> begin());
        batch.fold(Recorded.of(message, token));
        if (!(unit instanceof BatchingUnitOfWork<?> many) || many.isLastMessage()) {
            batch.write();
        }
    }

    @ResetHandler
    final void reset() {
        clear();
        prepare();
    }
}
