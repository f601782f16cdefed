package org.palimpsest.eventstore;

import java.time.Instant;
import java.util.Optional;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.deadletter.Cause;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.GenericDeadLetter;
import org.axonframework.messaging.deadletter.ThrowableCause;
import org.jspecify.annotations.Nullable;

/**
 * A letter of a {@link MongoDeadLetterQueue}. Immutable. Moments are to the millisecond.
 *
 * @param id of the letter in its collection, shared with no other of any queue
 * @param sequence what was given as its sequence's identifier, as text
 * @param index its place in the sequence; later letters have higher ones
 * @param failure why it lies here; absent if only because another one of its sequence did
 */
public record MongoDeadLetter<M extends EventMessage<?>>(
        String id,
        String sequence,
        long index,
        M message,
        @Nullable Cause failure,
        Instant enqueuedAt,
        Instant lastTouched,
        MetaData diagnostics)
        implements DeadLetter<M> {

    @Override
    public Optional<Cause> cause() {
        return Optional.ofNullable(failure);
    }

    @Override
    public DeadLetter<M> markTouched() {
        return with(failure, diagnostics);
    }

    /** With what went wrong this time; a null leaves what went wrong before. */
    @Override
    public DeadLetter<M> withCause(@Nullable Throwable requeueCause) {
        return with(requeueCause == null ? failure : ThrowableCause.asCause(requeueCause), diagnostics);
    }

    @Override
    public DeadLetter<M> withDiagnostics(MetaData more) {
        return with(failure, more);
    }

    private DeadLetter<M> with(@Nullable Cause because, MetaData more) {
        return new MongoDeadLetter<>(
                id, sequence, index, message, because, enqueuedAt, GenericDeadLetter.clock.instant(), more);
    }
}
