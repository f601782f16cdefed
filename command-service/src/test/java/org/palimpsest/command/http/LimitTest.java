package org.palimpsest.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.palimpsest.command.Samples;
import org.palimpsest.engines.Engines;

/** What a caller who writes without pause is told. */
class LimitTest {

    @Test
    void isToldToWaitAndOthersAreNot() {
        try (var scratch = Engines.shared().scratch();
                var app = App.on(
                        Engines.shared().mongodbUri().replaceFirst("/\\?", "/" + scratch.databaseName() + "?"),
                        App.SECRET,
                        App.MASTER_KEY,
                        "--palimpsest.limits.person-writes=3")) {
            var olwen = app.as(Samples.OLWEN);
            var body = Map.of("section", "none");
            for (int i = 0; i < 3; i++) {
                olwen.post("/api/commands/entries", body).isProblem(422, "invalid");
            }
            var refused = olwen.post("/api/commands/entries", body).isProblem(429, "too-many-requests");
            assertThat(Integer.parseInt(refused.header("Retry-After"))).isPositive();
            app.as(Samples.RHYS).post("/api/commands/entries", body).isProblem(403, "not-permitted");
        }
    }
}
