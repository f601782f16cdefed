package org.palimpsest.command;

import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.modelling.command.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * That nothing happened since the sender looked.
 *
 * @param present sequence number of the stream's last event, -1 when there is none
 * @param expected the one that the sender has seen, or null when any will do
 */
public record Precondition(long present, @Nullable Long expected) {

    public static Precondition of(CommandMessage<?> message, Aggregate<?> aggregate) {
        var expected = (Long) message.getMetaData().get(CommandMetadata.EXPECTED_VERSION);
        return new Precondition(aggregate.version() == null ? -1 : aggregate.version(), expected);
    }

    /** Throws {@link Refused} with {@link Refused.Reason#STALE} where it does not hold. */
    public void check() {
        if (expected != null && expected != present) {
            throw Refused.stale(expected, present);
        }
    }
}
