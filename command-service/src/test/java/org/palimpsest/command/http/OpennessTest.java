package org.palimpsest.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.palimpsest.command.Samples;

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
        assertThat(anybody.get("/actuator/health/readiness").json().at("/components/mongodb/status").asString()).isEqualTo("UP");
        assertThat(anybody.get("/actuator/health").text()).doesNotContain("mongodb://", "127.0.0.1");
    }

    @Test
    void itTellsItsMeasuresToAdministratorsAlone() {
        anybody.get("/actuator/prometheus").isProblem(401, "unauthenticated");
        App.shared().as(Samples.EDDA).get("/actuator/prometheus").isProblem(403, "not-permitted");
        var reply = App.shared().as(Samples.ADA).get("/actuator/prometheus");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text()).contains("jvm_memory_used_bytes", "application=\"palimpsest-command-service\"");
    }
}
