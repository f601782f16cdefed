package org.palimpsest.eventstore;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * How long something is tried. Pauses grow from about 1 ms to about 64 ms, with chance in them so that writers fall out of
 * step.
 */
final class Backoff {

    private final long deadline;
    private int tries;
    private boolean interrupted;

    Backoff(Duration atMost) {
        this.deadline = System.nanoTime() + atMost.toNanos();
    }

    boolean ended() {
        return System.nanoTime() - deadline >= 0;
    }

    void pause() {
        long upTo = TimeUnit.MILLISECONDS.toNanos(1L << Math.min(tries++, 6));
        interrupted |= Thread.interrupted();
        LockSupport.parkNanos(upTo / 2 + ThreadLocalRandom.current().nextLong(upTo / 2 + 1));
    }

    /** Gives an interrupt back that would have made pauses too short. */
    void over() {
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
