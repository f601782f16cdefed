package org.palimpsest.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Elasticsearch is gone and comes back later: commands do not notice, and the search catches up. */
class ElasticsearchTest {
    private static final Scale SCALE = Scale.chosen();

    private final UnderLoad load = new UnderLoad();
    private final FaultCluster town = load.town;

    @Test
    void it_is_gone_for_a_while() {
        try (var _ = load.senders("indexless")) {
            load.begin();
            if (SCALE.elasticsearchKilled()) {
                town.elasticsearch.kill();
            } else {
                town.elasticsearch.hide();
            }
            Trial.pass(SCALE.elasticsearchAway());
            load.goesOn();
            if (SCALE.elasticsearchKilled()) {
                town.elasticsearch.restart();
            } else {
                town.elasticsearch.show();
            }
            load.goesOn();
        }
        assertThat(load.ledger.longestStall()).isLessThan(Duration.ofSeconds(5));
        assertThat(load.ledger.refused()).isEmpty();
        assertThat(load.ledger.unknown()).isEmpty();
        load.check("Elasticsearch gone", 1);
    }
}
