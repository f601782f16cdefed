package org.palimpsest.command.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.palimpsest.command.Samples.COMPLETE;
import static org.palimpsest.command.Samples.OLWEN;
import static org.palimpsest.command.Samples.titled;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong around the body. */
class HeadersTest {
    private final App app = App.shared();
    private final Reply draft = new House(app).draft(COMPLETE);
    private final String path = House.entry(draft) + "/draft";
    private long head;

    @BeforeEach
    void look() {
        head = app.head();
    }

    @AfterEach
    void nothingHappened() {
        assertThat(app.head()).isEqualTo(head);
    }

    @Test
    void aDraftIsNotReplacedByWhoDoesNotTellWhatTheySaw() {
        app.as(OLWEN).put(path, titled("Another")).isProblem(428, "if-match-required");
    }

    @Test
    void aDraftIsNotReplacedByWhoSawAnOlderOne() {
        var newer = app.as(OLWEN).put(path, titled("Newer"), "If-Match", draft.header("ETag")).isDone(200);
        head = app.head();
        var reply = app.as(OLWEN).put(path, titled("Other"), "If-Match", draft.header("ETag")).isProblem(412, "stale");
        assertThat(reply.json().path("currentVersion").asLong()).isEqualTo(newer.sequence());
        assertThat(reply.header("ETag")).isEqualTo(newer.header("ETag"));
    }

    @Test
    void everyCommandMindsTheVersion() {
        app.as(OLWEN).post(House.entry(draft) + "/submit", "", "If-Match", "\"0\"").isProblem(412, "stale");
    }

    @Test
    void whatIsOnlyBegunHasNoVersionYet() {
        var body = Map.of("section", "any");
        var reply = app.as(OLWEN).post("/api/commands/entries", body, "If-Match", "\"0\"").isProblem(412, "stale");
        assertThat(reply.header("ETag")).isEmpty();
        assertThat(reply.json().has("currentVersion")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "\"a\"", "\"-1\"", "\"01\"", "W/\"1\"", "*", "\"1\", \"2\"", "", "\"99999999999999999999\""})
    void anIfMatchThatNamesNoVersionIsMalformed(String value) {
        var reply = app.as(OLWEN).put(path, titled("Another"), "If-Match", value).isProblem(400, "malformed");
        assertThat(reply.paths()).containsExactly("If-Match");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "tab\there"})
    void anIdempotencyKeyThatIsNoneIsMalformed(String key) {
        refusedKey(key);
    }

    @Test
    void anIdempotencyKeyThatIsTooLongIsMalformed() {
        refusedKey("k".repeat(256));
    }

    private void refusedKey(String key) {
        var reply = app.as(OLWEN).post(House.entry(draft) + "/submit", "", "Idempotency-Key", key);
        assertThat(reply.isProblem(400, "malformed").paths()).containsExactly("Idempotency-Key");
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedHoweverItIsSent() {
        var large = "{\"section\":\"" + "x".repeat(BodyFilter.MOST_BYTES) + "\"}";
        app.as(OLWEN).post("/api/commands/entries", large).isProblem(413, "too-large");
        app.as(OLWEN).send("POST", "/api/commands/entries", Client.chunks(large)).isProblem(413, "too-large");
    }

    @Test
    void aBodyInChunksIsTaken() {
        var chunks = Client.chunks("{\"title\":\"Chunks\"}");
        app.as(OLWEN).send("PUT", path, chunks, "If-Match", draft.header("ETag")).isDone(200);
        head = app.head();
    }

    @Test
    void otherMethodsTypesAndFormsAreRefused() {
        var wrongMethod = app.as(OLWEN).get(path).isProblem(405, "method-not-allowed");
        assertThat(wrongMethod.header("Allow")).isEqualTo("PUT");
        for (var unknown : List.of("DELETE", "QUERY", "TRACE", "PALIMPSEST")) {
            app.as(OLWEN).send(unknown, path, "").isProblem(405, "method-not-allowed");
        }
        var tag = draft.header("ETag");
        var form = "application/x-www-form-urlencoded";
        var reply = app.as(OLWEN).put(path, "title=T", "If-Match", tag, "Content-Type", form);
        assertThat(reply.isProblem(415, "unsupported-media-type").header("Accept")).contains("application/json");
        app.as(OLWEN).put(path, "{}", "If-Match", tag, "Content-Type", "nonsense").isProblem(415, "unsupported-media-type");
        app.as(OLWEN).put(path, "{}", "If-Match", tag, "Accept", "text/html").isProblem(406, "not-acceptable");
    }

    @Test
    void answersAreNotKeptFramedOrGuessedAt() {
        var reply = app.as(OLWEN).post("/api/commands/entries", Map.of("section", "none"));
        assertThat(reply.header("Cache-Control")).contains("no-store");
        assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(reply.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(reply.header("Content-Security-Policy")).contains("default-src 'none'");
        assertThat(reply.header("Set-Cookie")).isEmpty();
    }
}
