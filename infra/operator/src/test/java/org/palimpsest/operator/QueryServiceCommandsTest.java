package org.palimpsest.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code dead-letters} and {@code rebuild}. */
class QueryServiceCommandsTest {
    private static final String POISONED = """
            {"id": "library-1/1@7", "readModel": "library", "generation": 1, "stream": "entry-1", "position": 7,
             "type": "EntryPublished", "failure": "java.lang.IllegalStateException", "since": "2026-01-01T00:00:00Z"}""";
    private static final String BEHIND = """
            {"id": "library-1/1@9", "readModel": "library", "generation": 1, "stream": "entry-1", "position": 9,
             "type": "EntryWithdrawn", "since": "2026-01-01T00:00:00Z"}""";

    @TempDir
    private Path home;

    private TestService service;
    private CommandLine shell;

    @BeforeEach
    void start() throws IOException {
        service = new TestService();
        Files.writeString(home.resolve("token-secret"), "a secret of the test with enough bytes\n");
        shell = new CommandLine(home).with("PALIMPSEST_PORT", service.port());
    }

    @AfterEach
    void stop() {
        service.close();
    }

    private static String standing(int generation, String state, String summary) {
        return "{\"generation\": %d, \"state\": \"%s\", \"summary\": \"%s\"}".formatted(generation, state, summary);
    }

    @Test
    void what_waits_is_listed_with_its_failure_or_that_it_waits_for_an_earlier_one() throws Exception {
        service.answers("GET /actuator/deadletters", 200, "[" + POISONED + "," + BEHIND + "]");

        assertThat(shell.run("dead-letters")).isZero();

        assertThat(shell.said().lines().map(line -> line.split(" {2,}", -1)).toList()).containsExactly(
                new String[] {"ID", "POSITION", "STREAM", "EVENT", "FAILURE"},
                new String[] {"library-1/1@7", "7", "entry-1", "EntryPublished", "java.lang.IllegalStateException"},
                new String[] {"library-1/1@9", "9", "entry-1", "EntryWithdrawn", "waits for an earlier one"});
        var token = service.received().getFirst().authorization().replace("Bearer ", "");
        assertThat(SignedJWT.parse(token).getJWTClaimsSet().getSubject()).startsWith("operator-");
    }

    @Test
    void what_is_typed_arrives_as_it_was_typed() {
        service.answers("POST /actuator/deadletters", 200, "{\"settled\": 1, \"parked\": []}");

        assertThat(shell.run("dead-letters", "drop", "entry-1", "--reason", "Zoë says: \"no\" \\ \t!")).isZero();
        assertThat(shell.run("dead-letters", "retry", "entry-1")).isZero();

        assertThat(shell.said()).isEqualTo("Nothing waits: every read model has taken every event in.\n");
        assertThat(service.received().get(0).body()).contains("Zoë says: \\\"no\\\" \\\\ \\t!", "\"action\":\"drop\"");
        assertThat(service.received().get(1).body()).contains("\"action\":\"retry\"", "\"what\":\"entry-1\"");
    }

    @Test
    void what_the_service_refuses_is_said_in_its_words() {
        service.answers("POST /actuator/deadletters", 404, "{\"detail\": \"Nothing is parked under this id or stream.\"}");
        assertThat(shell.run("dead-letters", "retry", "entry-2")).isEqualTo(1);
        assertThat(shell.complained()).isEqualTo("Nothing is parked under this id or stream.\n");

        service.answers("GET /actuator/readmodels", 503, "<html>no JSON</html>");
        assertThat(shell.run("rebuild")).isEqualTo(1);
        assertThat(shell.complained()).isEqualTo("The query service answers 503.\n");
    }

    @Test
    void every_read_model_is_shown_by_its_summary() {
        service.answers("GET /actuator/readmodels", 200, "{\"desk\": [%s], \"library\": [%s, %s]}".formatted(
                standing(1, "LIVE", "desk generation 1: live"), standing(1, "RETIRED", "old"), standing(2, "LIVE", "new")));

        assertThat(shell.run("rebuild")).isZero();
        assertThat(shell.said()).isEqualTo("desk generation 1: live\nold\nnew\n");
    }

    @Test
    void a_build_is_followed_until_it_is_live_over_a_service_that_is_away_for_a_moment() {
        var old = standing(1, "LIVE", "the old one");
        service.answers("POST /actuator/readmodels/library", 202, "[" + old + "," + standing(2, "PREPARE", "0 %") + "]")
                .answers("GET /actuator/readmodels/library", 200, "[" + old + "," + standing(2, "REPLAY", "50 %") + "]")
                .answers("GET /actuator/readmodels/library", 503, "")
                .answers("GET /actuator/readmodels/library", 200, "[" + old + "," + standing(2, "REPLAY", "50 %") + "]")
                .answers("GET /actuator/readmodels/library", 200, "[" + standing(2, "LIVE", "live") + "]");

        assertThat(shell.run("rebuild", "library")).isZero();
        assertThat(shell.said()).isEqualTo("0 %\n50 %\nlive\n");
    }

    @Test
    void a_build_that_disappears_is_no_success() {
        service.answers("POST /actuator/readmodels/library", 202, "[" + standing(2, "PREPARE", "0 %") + "]")
                .answers("GET /actuator/readmodels/library", 200, "[" + standing(3, "LIVE", "another") + "]");

        assertThat(shell.run("rebuild", "library")).isEqualTo(1);
        assertThat(shell.complained()).isEqualTo("Generation 2 of library is not there any more.\n");
        assertThat(shell.run("rebuild", "../health")).isEqualTo(1);
        assertThat(service.received()).hasSize(2);
    }

    @Test
    void no_answer_and_no_secret_have_a_status_of_their_own() throws IOException {
        service.close();
        assertThat(shell.run("rebuild")).isEqualTo(2);
        assertThat(shell.complained()).contains("No answer from the query service", service.port());

        Files.delete(home.resolve("token-secret"));
        assertThat(shell.run("dead-letters")).isEqualTo(2);
        assertThat(shell.complained()).contains("token-secret", "PALIMPSEST_TOKEN_SECRET");
    }
}
