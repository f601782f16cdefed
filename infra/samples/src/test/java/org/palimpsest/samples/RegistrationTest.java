package org.palimpsest.samples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The accounts are registered, and reviewers made, before the first entry is told. */
class RegistrationTest {
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile int rolesStatus = 200;
    private HttpServer server;
    private LoadSamples samples;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var path = exchange.getRequestURI().getPath();
            asked.add(path + " " + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            var answer = "{\"id\": \"x\", \"position\": 1}".getBytes(UTF_8);
            exchange.sendResponseHeaders(path.endsWith("/roles") ? rolesStatus : 201, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        var address = URI.create("http://localhost:" + server.getAddress().getPort() + "/");
        samples = new LoadSamples(address, new DemoAccounts("a secret of the test with enough bytes", Clock.systemUTC()).all());
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void everybody_registers_first_and_the_reviewers_become_reviewers() throws Exception {
        samples.load();

        assertThat(asked.subList(0, 5)).allMatch(request -> request.startsWith("/people {\"email\":\"demo-"))
                .contains("/people {\"email\":\"demo-reviewer-1@example.org\",\"name\":\"Demo reviewer 1\"}");
        assertThat(asked.subList(5, 7)).containsExactly(
                "/people/demo-reviewer-1/roles {\"role\":\"REVIEWER\"}", "/people/demo-reviewer-2/roles {\"role\":\"REVIEWER\"}");
        assertThat(asked.get(7)).startsWith("/sections ");
    }

    @Test
    void a_refused_role_ends_the_loading() {
        rolesStatus = 403;
        assertThatIllegalStateException().isThrownBy(samples::load).withMessageContaining("demo-reviewer-1/roles was answered with 403");
    }
}
