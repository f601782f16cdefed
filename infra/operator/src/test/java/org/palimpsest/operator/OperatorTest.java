package org.palimpsest.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperatorTest {

    @TempDir
    private Path home;

    @ParameterizedTest
    @ValueSource(strings = {
        "", "burn", "backup", "backup a b", "restore", "rotate-master-key now", "rebuild library desk",
        "dead-letters burn", "dead-letters list all", "dead-letters retry",
        "dead-letters drop x", "dead-letters drop x --reason", "dead-letters drop x --because y", "prepare http", "await",
        "await 5", "await soon query-service:8080", "await 5 query-service", "await 5 query-service:8080:me"
    })
    void what_is_asked_wrongly_is_answered_with_the_usage(String typed) {
        var shell = new CommandLine(home);

        assertThat(shell.run(typed.isEmpty() ? new String[0] : typed.split(" "))).isEqualTo(2);
        assertThat(shell.complained()).startsWith("usage: verify");
        assertThat(shell.said()).isEmpty();
    }

    @Test
    void without_a_log_nothing_can_be_done_with_it() {
        var shell = new CommandLine(home);

        for (var command : List.of("verify", "backup file", "rotate-master-key")) {
            assertThat(shell.run(command.split(" "))).isEqualTo(2);
            assertThat(shell.complained()).contains("There is no log", "infra/up", "PALIMPSEST_MONGODB_URI");
        }
    }
}
