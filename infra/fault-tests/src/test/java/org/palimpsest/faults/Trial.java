package org.palimpsest.faults;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;

/** Two processes with many writers each on one log, a read model that follows it, and what is done to them. */
final class Trial implements AutoCloseable {
    private static final int SOME = 200;

    private final String database = "faults-" + UUID.randomUUID();
    private final Ledger ledger = new Ledger();
    private final String uri;
    private final WritersProcess one;
    private final WritersProcess two;
    private final Tally tally;

    interface Fault {
        void happens() throws InterruptedException;
    }

    Trial(String uri) {
        this.uri = uri;
        tally = new Tally(uri, database, Clock.systemUTC());
        one = new WritersProcess("one", uri, database, ledger);
        two = new WritersProcess("two", uri, database, ledger);
        ledger.awaitMore(SOME);
        ledger.begin();
    }

    /** Each time after it, commands are acknowledged again; at the end everything is held against the log. */
    void survives(String name, int times, Fault fault) throws InterruptedException {
        for (int i = 0; i < times; i++) {
            fault.happens();
            ledger.awaitMore(SOME);
        }
        one.finish();
        two.finish();
        tally.check();
        try (var store = new Store(uri, database)) {
            Results.add(name, times, ledger, LogCheck.hold(ledger, store.database), "1 of 1");
        }
    }

    /** Lets {@code time} pass. */
    static void pass(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        Awaitility.await().atMost(time.plusSeconds(10)).until(() -> System.nanoTime() > end);
    }

    @Override
    public void close() {
        one.finish();
        two.finish();
        tally.database().drop();
        tally.close();
    }
}
