package org.palimpsest.operator;

import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code prepare} and {@code await}, which {@code infra/up} needs. */
class StartingTest {
    private static final String READINESS = "GET /actuator/health/readiness";

    @TempDir
    private Path home;

    @Test
    void secrets_are_made_once_for_their_owner_alone() throws Exception {
        var shell = new CommandLine(home);

        assertThat(shell.run("prepare")).isZero();
        var token = Files.readString(home.resolve("token-secret"));
        var master = Files.readString(home.resolve("master-key"));
        assertThat(shell.run("prepare")).isZero();

        assertThat(home.resolve("token-secret")).hasContent(token);
        assertThat(home.resolve("master-key")).hasContent(master);
        assertThat(token.strip()).hasSizeGreaterThanOrEqualTo(32);
        assertThat(Base64.getDecoder().decode(master.strip())).hasSize(32);
        assertThat(Files.getPosixFilePermissions(home.resolve("token-secret"))).containsExactlyInAnyOrder(OWNER_READ, OWNER_WRITE);
        assertThat(Files.getPosixFilePermissions(home.resolve("master-key"))).containsExactlyInAnyOrder(OWNER_READ, OWNER_WRITE);
    }

    @Test
    void no_master_key_is_made_where_one_is_given() {
        assertThat(new CommandLine(home).with("PALIMPSEST_MASTER_KEY_FILE", "/elsewhere").run("prepare")).isZero();
        assertThat(home.resolve("master-key")).doesNotExist();
    }

    @Test
    void a_taken_port_is_named_with_what_to_do() throws Exception {
        try (var taken = new ServerSocket(0)) {
            var shell = new CommandLine(home);

            assertThat(shell.run("prepare", Integer.toString(taken.getLocalPort()))).isEqualTo(1);
            assertThat(shell.complained()).contains("Port " + taken.getLocalPort() + " is taken", "PALIMPSEST_PORT");
        }
    }

    @Test
    void a_service_is_awaited_until_it_is_ready() throws Exception {
        try (var service = new TestService()) {
            service.answers(READINESS, 503, "{}").answers(READINESS, 503, "{}").answers(READINESS, 200, "{}");
            var shell = new CommandLine(home);

            assertThat(shell.run("await", "30", "query-service:" + service.port())).isZero();
            assertThat(shell.said()).contains("query-service: ready after ");
            assertThat(service.received()).hasSize(3);
        }
    }

    @Test
    void a_service_that_is_not_ready_in_time_or_has_ended_is_told() throws Exception {
        try (var service = new TestService()) {
            service.answers(READINESS, 503, "{}");
            var shell = new CommandLine(home);

            assertThat(shell.run("await", "0", "query-service:" + service.port())).isEqualTo(1);
            assertThat(shell.complained()).contains("query-service is not ready within 0 seconds");

            var ended = new ProcessBuilder("true").start();
            ended.waitFor();
            assertThat(shell.run("await", "30", "query-service:" + service.port() + ":" + ended.pid())).isEqualTo(1);
            assertThat(shell.complained()).contains("query-service ended before it was ready");
        }
    }
}
