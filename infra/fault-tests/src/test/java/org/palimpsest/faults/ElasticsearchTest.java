package org.palimpsest.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Elasticsearch is gone and comes back later: commands do not notice, and the search catches up. */
class ElasticsearchTest {
    private static final Scale SCALE = Scale.chosen();
    private static final int SOME = 20;

    private final Town town = Town.shared();
    private final ReadModels readModels = new ReadModels(town);
    private final Ledger ledger = new Ledger();

    @Test
    void it_is_gone_for_a_while() {
        try (var _ = new Senders("indexless", town.house, town.house.commands().address(), ledger)) {
            ledger.awaitMore(SOME);
            ledger.begin();
            if (SCALE.elasticsearchKilled()) {
                town.elasticsearch.kill();
            } else {
                town.elasticsearch.hide();
            }
            Trial.pass(SCALE.elasticsearchAway());
            ledger.awaitMore(SOME);
            if (SCALE.elasticsearchKilled()) {
                town.elasticsearch.restart();
            } else {
                town.elasticsearch.show();
            }
            ledger.awaitMore(SOME);
        }
        assertThat(ledger.longestStall()).isLessThan(Duration.ofSeconds(5));
        assertThat(ledger.refused()).isEmpty();
        assertThat(ledger.unknown()).isEmpty();
        var equal = readModels.check();
        Results.add("Elasticsearch gone", 1, ledger, LogCheck.hold(ledger, town.database), equal);
    }
}
