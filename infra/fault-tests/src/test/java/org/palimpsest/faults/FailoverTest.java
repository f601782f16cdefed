package org.palimpsest.faults;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The primary is killed, or stands still, under both services. */
class FailoverTest {
    private static final Scale SCALE = Scale.chosen();
    private static final int SOME = 20;

    private final Town town = Town.shared();
    private final ReadModels readModels = new ReadModels(town);
    private final Ledger ledger = new Ledger();

    @Test
    @Tag(Scale.LONG_ONLY)
    void the_primary_is_killed_under_the_services() {
        int times = SCALE.kills() / 2;
        try (var _ = new Senders("failover", town.house, town.house.commands().address(), ledger)) {
            ledger.awaitMore(SOME);
            ledger.begin();
            for (int i = 0; i < times; i++) {
                var primary = town.mongodb.primary();
                primary.kill();
                town.mongodb.primaryAfter(primary);
                ledger.awaitMore(SOME);
                primary.restart();
                ledger.awaitMore(SOME);
            }
        }
        check("primary killed under both services", times);
    }

    @Test
    @Tag(Scale.LONG_ONLY)
    void the_primary_stands_still_and_the_services_do_without_it() throws Exception {
        try (var _ = new Senders("frozen-primary", town.house, town.house.commands().address(), ledger)) {
            ledger.awaitMore(SOME);
            ledger.begin();
            for (int i = 0; i < SCALE.standstills(); i++) {
                var primary = town.mongodb.primary();
                primary.pause();
                town.mongodb.primaryAfter(primary);
                ledger.awaitMore(SOME);
                var written = ledger.acknowledged().values().stream().mapToLong(Long::longValue).max();
                town.house.awaitRead(written.orElseThrow());
                primary.resume();
                Trial.pass(Duration.ofSeconds(5));
            }
        }
        check("primary frozen under both services", SCALE.standstills());
    }

    private void check(String fault, int times) {
        var equal = readModels.check();
        Results.add(fault, times, ledger, LogCheck.hold(ledger, town.database), equal);
    }
}
