package org.palimpsest.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.palimpsest.engines.Engines;

/** A process is killed with many appends in the air: what was acknowledged is there, the rest wholly or not at all. */
class GroupCommitCrashTest {
    private static final int WRITERS = 256;

    @Test
    void a_process_is_killed_in_the_middle_of_group_commits() {
        var uri = Engines.shared().mongodbUri();
        var database = "faults-" + UUID.randomUUID();
        var ledger = new Ledger();
        int crashes = Scale.chosen().crashes();
        try (var tally = new Tally(uri, database, Clock.systemUTC())) {
            for (int crash = 0; crash < crashes; crash++) {
                var writers = new WritersProcess(
                        "crash-" + crash, uri, database, WRITERS, Duration.ZERO, Duration.ZERO, ledger);
                ledger.awaitMore(2000);
                writers.kill();
            }
            tally.check();
            var found = LogCheck.hold(ledger, tally.database());
            assertThat(ledger.unknown()).as("in the air").hasSizeGreaterThan(crashes * WRITERS / 4);
            Results.add("killed in group commits", crashes, ledger, found, "1 of 1");
            tally.database().drop();
        }
    }
}
