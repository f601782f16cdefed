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
        super("This process's clock is " + seconds(skew.abs()) + (skew.isNegative() ? " behind" : " ahead of")
                + " the database's; at most " + seconds(bound) + " are allowed. Nothing was written; set right whichever is wrong");
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() / 1000.0 + " s";
    }
}
