package org.palimpsest.eventstore;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * How long one append goes on trying. Pauses grow from about 1 ms to about 64 ms, with chance in them so that writers
 * fall out of step. An interrupt does not end it: half an append is worse than a late answer.
 */
final class Patience {

    private final long deadline;
    private int tries;
    private boolean interrupted;

    Patience(Duration atMost) {
        this.deadline = System.nanoTime() + atMost.toNanos();
    }

    boolean ended() {
        return System.nanoTime() - deadline >= 0;
    }

    void pause() {
        setInterruptAside();
        long upTo = TimeUnit.MILLISECONDS.toNanos(1L << Math.min(tries++, 6));
        LockSupport.parkNanos(upTo / 2 + ThreadLocalRandom.current().nextLong(upTo / 2 + 1));
        setInterruptAside();
    }

    void setInterruptAside() {
        interrupted |= Thread.interrupted();
    }

    void restoreInterrupt() {
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
