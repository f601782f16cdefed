package org.palimpsest.eventstore.operate;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Says every five seconds how far a walk along the log is. Not thread-safe. */
final class Progress {

    private static final long EVERY = TimeUnit.SECONDS.toNanos(5);

    private final PrintStream out;
    private final LongSupplier nanos;
    private final long began;
    private long next;

    Progress(PrintStream out, LongSupplier nanos) {
        this.out = out;
        this.nanos = nanos;
        this.began = nanos.getAsLong();
        this.next = began + EVERY;
    }

    static Progress none() {
        return new Progress(new PrintStream(OutputStream.nullOutputStream()), () -> 0);
    }

    /** @param last about where it ends */
    void at(long position, long last) {
        long now = nanos.getAsLong();
        if (now - next < 0) {
            return;
        }
        next = now + EVERY;
        double rate = position / seconds(now);
        out.printf(Locale.ROOT, "    %,d of about %,d events, %,.0f/s, about %,.0f s left%n",
                position, last + 1, rate, rate == 0 ? 0 : Math.max(0, last - position) / rate);
    }

    /** How long, and how fast, for {@code events} in all. */
    String took(long events) {
        double seconds = seconds(nanos.getAsLong());
        return String.format(Locale.ROOT, "%.1f s (%,.0f events/s)", seconds, events / seconds);
    }

    private double seconds(long now) {
        return Math.max(1e-3, (now - began) / 1e9);
    }
}
