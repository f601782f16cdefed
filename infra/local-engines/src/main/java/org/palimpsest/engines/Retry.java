package org.palimpsest.engines;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Starts again when what stood in the way goes away by itself: a port just taken, a predecessor still ending. */
final class Retry {
    private static final long LIMIT_NANOS = 40_000_000_000L;
    private static final long PAUSE_NANOS = 1_000_000_000L;

    private Retry() {
    }

    static Engine start(EngineSettings settings, String title, List<String> passing, Supplier<Engine> attempt) {
        long begin = System.nanoTime();
        while (true) {
            try {
                return attempt.get();
            } catch (EngineUnavailableException e) {
                String message = String.valueOf(e.getMessage());
                if (passing.stream().noneMatch(message::contains) || System.nanoTime() - begin > LIMIT_NANOS) {
                    throw e;
                }
                settings.progress().accept(title + ": its port or data folder is still in use, trying again");
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    /** Waits until it holds. */
    static void until(Duration limit, BooleanSupplier condition) {
        long begin = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - begin > limit.toNanos()) {
                throw new EngineUnavailableException("not ready within " + limit.toSeconds() + " s");
            }
            LockSupport.parkNanos(PAUSE_NANOS / 4);
        }
    }
}
