package org.palimpsest.faults;

import org.junit.jupiter.api.Test;

/** The primary is killed under both services. */
class FailoverTest {
    private static final Scale SCALE = Scale.chosen();
    private static final int SOME = 20;

    private final Town town = Town.shared();
    private final ReadModels readModels = new ReadModels(town);
    private final Ledger ledger = new Ledger();

    @Test
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
        var equal = readModels.check();
        Results.add("primary killed under both services", times, ledger, LogCheck.hold(ledger, town.database), equal);
    }
}
