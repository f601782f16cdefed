package org.palimpsest.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What everybody may read. */
class OpennessTest {
    private final Client anybody = App.shared().withoutToken();

    @Test
    void itTellsWhetherItLivesAndIsReady() {
        for (var path : new String[] {"", "/liveness", "/readiness"}) {
            var reply = anybody.get("/actuator/health" + path);
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.json().path("status").asString()).isEqualTo("UP");
        }
        assertThat(anybody.get("/actuator/health/readiness").json().at("/components/mongo/status").asString()).isEqualTo("UP");
        assertThat(anybody.get("/actuator/health").text()).doesNotContain("mongodb://", "127.0.0.1");
    }

    @Test
    void itTellsItsMeasures() {
        var reply = anybody.get("/actuator/prometheus");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text()).contains("jvm_memory_used_bytes", "application=\"palimpsest-command-service\"");
    }
}
