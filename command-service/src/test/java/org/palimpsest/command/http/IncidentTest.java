package org.palimpsest.command.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.palimpsest.command.Samples.OLWEN;

import java.util.Map;
import org.axonframework.commandhandling.CommandBus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** When something goes wrong that nobody thought of. */
@ExtendWith(OutputCaptureExtension.class)
class IncidentTest {

    @Test
    void theSenderGetsANumberAndTheLogTheRest(CapturedOutput log) {
        var app = App.shared();
        var failing = app.bean(CommandBus.class).registerHandlerInterceptor((unit, chain) -> {
            throw new IllegalStateException("nobody thought of this");
        });
        var client = app.as(OLWEN);
        try {
            var body = Map.of("section", "any", "slug", "what-was-sent");
            var reply = client.post("/api/commands/entries", body).isProblem(500, "internal");
            assertThat(reply.text()).doesNotContain("nobody thought of this");
            assertThat(log).contains("nobody thought of this", reply.json().path("incident").asString());
            assertThat(log).doesNotContain(String.valueOf(client.token()), "what-was-sent");
        } finally {
            failing.cancel();
        }
    }
}
