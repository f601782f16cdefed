package org.palimpsest.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Sorts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.palimpsest.engines.Engines;

/**
 * Of four nodes one is an hour ahead and one an hour behind. They are refused, so that the log is dated rightly; leases are no
 * matter of clocks at all.
 */
class ClockTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int WRITERS = 8;

    private final String uri = Engines.shared().mongodbUri();
    private final String database = "faults-" + UUID.randomUUID();
    private final Ledger ledger = new Ledger();

    private final List<WritersProcess> writers = new ArrayList<>();

    @AfterEach
    void end() {
        writers.forEach(WritersProcess::finish);
    }

    private WritersProcess writers(String name, Duration wrongBy) {
        var process = new WritersProcess(name, uri, database, WRITERS, Duration.ofMillis(5), wrongBy, ledger);
        writers.add(process);
        return process;
    }

    @Test
    void clocks_of_nodes_are_an_hour_off() {
        try (var tally = new Tally(uri, database, Clock.systemUTC());
                var ahead = new Tally(uri, database, Clock.offset(Clock.systemUTC(), HOUR))) {
            writers("right", Duration.ZERO);
            writers("slow", Duration.ofSeconds(-20));
            ledger.awaitMore(300);
            ledger.begin();
            var owners = new HashSet<>(Set.of(owner(tally)));
            writers("early", HOUR);
            writers("late", HOUR.negated());
            await("a refusal of each whose clock is wrong")
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> anyOf("early", ledger.refused()) && anyOf("late", ledger.refused()));
            for (int i = 0; i < 5; i++) {
                ledger.awaitMore(100);
                owners.add(owner(tally));
            }
            assertThat(owners).as("who keeps the read model").hasSize(1);
            assertThat(newest(tally)).isBeforeOrEqualTo(Instant.now());
            end();
            var acknowledged = ledger.acknowledged().keySet();
            assertThat(anyOf("slow", acknowledged)).as("who is off by less than the bound writes").isTrue();
            assertThat(anyOf("early", acknowledged) || anyOf("late", acknowledged)).as("who is off by more writes").isFalse();
            tally.check();
            ahead.check();
            Results.add("clocks an hour off", 2, ledger, LogCheck.hold(ledger, tally.database()), "1 of 1");
            tally.database().drop();
        }
    }

    private static boolean anyOf(String writers, Set<String> marks) {
        return marks.stream().anyMatch(mark -> mark.startsWith("mk-" + writers + "-"));
    }

    private static Instant newest(Tally tally) {
        var last = tally.database().getCollection("commits").find().sort(Sorts.descending("_id")).first();
        return Objects.requireNonNull(last).getDate("recordedAt").toInstant();
    }

    private static String owner(Tally tally) {
        var token = tally.database().getCollection("tokens").find(new Document("_id", "tally/0")).first();
        return Objects.requireNonNull(Objects.requireNonNull(token).getString("owner"));
    }
}
