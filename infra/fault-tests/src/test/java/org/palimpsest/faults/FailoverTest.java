package org.palimpsest.faults;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The primary is killed, or stands still, under both services. */
class FailoverTest {
    private static final Scale SCALE = Scale.chosen();

    private final UnderLoad load = new UnderLoad();
    private final FaultCluster town = load.town;

    @Test
    @Tag(Scale.LONG_ONLY)
    void the_primary_is_killed_under_the_services() {
        int times = SCALE.kills() / 2;
        try (var _ = load.senders("failover")) {
            load.begin();
            for (int i = 0; i < times; i++) {
                var primary = town.mongodb.primary();
                primary.kill();
                town.mongodb.primaryAfter(primary);
                load.goesOn();
                primary.restart();
                load.goesOn();
            }
        }
        load.check("primary killed under both services", times);
    }

    @Test
    @Tag(Scale.LONG_ONLY)
    void the_primary_stands_still_and_the_services_do_without_it() throws Exception {
        try (var _ = load.senders("frozen-primary")) {
            load.begin();
            for (int i = 0; i < SCALE.standstills(); i++) {
                var primary = town.mongodb.primary();
                primary.pause();
                town.mongodb.primaryAfter(primary);
                load.goesOn();
                var written = load.ledger.acknowledged().values().stream().mapToLong(Long::longValue).max();
                town.house.awaitRead(written.orElseThrow());
                primary.resume();
                Trial.pass(Duration.ofSeconds(5));
            }
        }
        load.check("primary frozen under both services", SCALE.standstills());
    }
}
