package org.palimpsest.eventstore;

import java.time.Duration;
import org.axonframework.eventsourcing.eventstore.EventStoreException;

/**
 * This process's clock and the database's disagree by more than is allowed, so that an append would be dated wrongly for
 * all time. Nothing was written. It may be tried again once one of the two clocks has been set right.
 */
public final class ClockSkewException extends EventStoreException {

    private static final long serialVersionUID = 1;

    ClockSkewException(Duration skew, Duration bound) {
        super("This clock is " + skew.abs() + (skew.isNegative() ? " behind" : " ahead of") + " the database's; at most "
                + bound + " are allowed. Nothing was written. Set whichever is wrong");
    }
}
