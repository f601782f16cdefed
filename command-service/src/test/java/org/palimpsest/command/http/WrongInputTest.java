package org.palimpsest.command.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.palimpsest.command.Samples.ADA;
import static org.palimpsest.command.Samples.COMPLETE;
import static org.palimpsest.command.Samples.EDDA;
import static org.palimpsest.command.Samples.NOBODY;
import static org.palimpsest.command.Samples.OLWEN;
import static org.palimpsest.command.Samples.RHYS;
import static org.palimpsest.command.Samples.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.palimpsest.command.Samples;
import org.palimpsest.events.Content;
import org.palimpsest.events.Role;
import org.palimpsest.permission.Caller;

/** Whatever is wrong, the sender hears what, and nothing happens. */
class WrongInputTest {
    private static final String ENTRIES = "/api/commands/entries";

    private final App app = App.shared();
    private final Reply draft = new House(app).draft(COMPLETE);
    private final String entry = House.entry(draft);
    private long head;

    @BeforeEach
    void look() {
        head = app.head();
    }

    @AfterEach
    void nothingHappened() {
        assertThat(app.head()).isEqualTo(head);
    }

    static Stream<Arguments> bodies() {
        return Stream.of(
                Arguments.of("{\"section\": ", 400, "malformed", ""),
                Arguments.of("", 400, "malformed", ""),
                Arguments.of("null", 400, "malformed", ""),
                Arguments.of("[]", 400, "malformed", ""),
                Arguments.of("{} {}", 400, "malformed", ""),
                Arguments.of("{'section': 'x'}", 400, "malformed", ""),
                Arguments.of("\u0000", 400, "malformed", ""),
                Arguments.of("{\"section\":\"a\",\"section\":\"b\"}", 400, "malformed", "section"),
                Arguments.of("{\"section\":\"a\",\"colour\":1}", 400, "malformed", "colour"),
                Arguments.of("{\"section\":5}", 400, "malformed", "section"),
                Arguments.of("{\"section\":[\"a\"]}", 400, "malformed", "section"),
                Arguments.of("{\"section\":\"a\",\"content\":\"text\"}", 400, "malformed", "content"),
                Arguments.of("{\"content\":{\"keywords\":{}}}", 400, "malformed", "content.keywords"),
                Arguments.of("{\"content\":{\"keywords\":[1]}}", 400, "malformed", "content.keywords.0"),
                Arguments.of(
                        "{\"content\":{\"contributors\":[{\"family\":\"F\",\"corresponding\":\"true\"}]}}",
                        400, "malformed", "content.contributors.0.corresponding"),
                Arguments.of(
                        "{\"content\":{\"links\":[{\"title\":\"T\",\"kind\":\"FRIEND\"}]}}",
                        400, "malformed", "content.links.0.kind"),
                Arguments.of(
                        "{\"content\":{\"links\":[{\"title\":\"T\",\"kind\":0}]}}",
                        400, "malformed", "content.links.0.kind"),
                Arguments.of("{\"content\":{\"body\":" + "[".repeat(3000), 400, "malformed", ""),
                Arguments.of(nested(), 400, "malformed", ""),
                Arguments.of("{}", 422, "invalid", "section"),
                Arguments.of("{\"section\":null}", 422, "invalid", "section"),
                Arguments.of("{\"section\":\"no-such-section\"}", 422, "invalid", "section"),
                Arguments.of("{\"section\":\"../etc\"}", 422, "invalid", "section"));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void aBodyThatCannotBeTakenIsRefused(String body, int status, String problem, String path) {
        var reply = app.as(OLWEN).post(ENTRIES, body).isProblem(status, problem);
        if (!path.isEmpty()) {
            assertThat(reply.paths()).contains(path);
            assertThat(reply.json().at("/violations/0/valid").asString()).isNotBlank();
        }
    }

    @Test
    void aWrongValueIsAnsweredWithTheRightOnes() {
        var body = "{\"recommendation\":\"MAYBE\",\"toAuthor\":\"Fine.\"}";
        var reply = app.as(RHYS).post(entry + "/reviews", body).isProblem(400, "malformed");
        assertThat(reply.json().at("/violations/0/valid").asString())
                .isEqualTo("ACCEPT, MINOR_REVISION, MAJOR_REVISION, REJECT");
    }

    @Test
    void anUnknownFieldIsAnsweredWithTheKnownOnes() {
        var reply = app.as(OLWEN).put(entry + "/draft", "{\"headline\":\"T\"}", "If-Match", draft.header("ETag"));
        reply.isProblem(400, "malformed");
        assertThat(reply.paths()).containsExactly("content.headline");
        assertThat(reply.json().at("/violations/0/valid").asString()).contains("keywords, language", "title");
    }

    /** Such as who owns an entry, or what has become of it. */
    @Test
    void noCommandTakesAFieldThatItDoesNotHave() {
        var everything = app.as(new Caller("olwen", Role.GRANTABLE));
        var taken = new ArrayList<String>();
        // A file and its pieces have no fields, and what is deleted needs none.
        var commands = EveryCommandTest.commands()
                .filter(command -> command.startsWith("POST") || command.startsWith("PUT"))
                .filter(command -> !command.equals("POST /entries/{id}/files"));
        commands.forEach(command -> {
            int space = command.indexOf(' ');
            var path = "/api/commands" + command.substring(space + 1)
                    .replace("{number}", "1")
                    .replace("{slug}", "notes")
                    .replaceAll("\\{\\w+}", UUID.randomUUID().toString());
            for (var field : List.of("owner", "stage", "state", "versions", "personId", "actor", "recordedAt", "@class")) {
                // A policy without this is refused before anybody looks further.
                var body = command.endsWith("/policy") ? Map.of("reviewsRequired", 1, field, "x") : Map.<String, Object>of(field, "x");
                var reply = command.startsWith("PUT")
                        ? everything.put(path, body, "If-Match", "\"0\"")
                        : everything.send(command.substring(0, space), path, body);
                if (reply.status() != 400 || reply.paths().stream().noneMatch(wrong -> wrong.endsWith(field))) {
                    taken.add(command + " with " + field + ": " + reply.status());
                }
            }
        });
        assertThat(taken).isEmpty();
    }

    @Test
    void aPolicyWithoutANumberOfReviewsIsRefused() {
        var body = "{\"anonymity\":\"ALL_IDENTITIES_VISIBLE\",\"comments\":\"OPEN\",\"licence\":\"CC0-1.0\"}";
        var reply = app.as(ADA).put("/api/commands/sections/any/policy", body).isProblem(400, "malformed");
        assertThat(reply.paths()).containsExactly("policy.reviewsRequired");
    }

    @Test
    void allMissingFieldsOfASectionAreNamedAtOnce() {
        var reply = app.as(ADA).post("/api/commands/sections", "{}").isProblem(422, "invalid");
        assertThat(reply.paths()).contains("slug", "title", "kind", "policy");
    }

    @Test
    void anEntryWithoutATitleIsNotSubmitted() {
        var untitled = new House(app).draft(Content.EMPTY);
        head = app.head();
        var reply = app.as(OLWEN).post(House.entry(untitled) + "/submit").isProblem(422, "invalid");
        assertThat(reply.paths()).contains("content.title", "content.contributors", "content.body");
    }

    @Test
    void whatTakesNoBodyPassesNoneOver() {
        var reply = app.as(OLWEN).post(entry + "/submit", "{\"title\":\"T\"}").isProblem(400, "malformed");
        assertThat(reply.paths()).containsExactly("title");
    }

    @Test
    void aScriptInTheTextIsRefusedWithItsPlace() {
        var body = "{\"body\":{\"type\":\"doc\",\"content\":[{\"type\":\"script\"}]}}";
        var reply = app.as(OLWEN).put(entry + "/draft", body, "If-Match", draft.header("ETag")).isProblem(422, "invalid");
        assertThat(reply.paths()).anySatisfy(path -> assertThat(path).startsWith("content.body.content.0"));
    }

    @Test
    void whatIsNotThereIsNotFound() {
        var path = ENTRIES + "/" + UUID.randomUUID() + "/submit";
        app.as(OLWEN).post(path).isProblem(404, "unknown");
        app.as(OLWEN).post("/api/commands/no-such-thing").isProblem(404, "unknown");
        app.as(OLWEN).get("/").isProblem(404, "unknown");
        app.as(ADA).put("/api/commands/sections/nowhere/policy", policy(1)).isProblem(404, "unknown");
    }

    @Test
    void anIdThatIsNoneIsMalformed() {
        var reply = app.as(OLWEN).post(ENTRIES + "/not-a-uuid/submit").isProblem(400, "malformed");
        assertThat(reply.paths()).containsExactly("id");
    }

    @Test
    void aBlankInAnAddressIsMalformed() {
        assertThat(app.as(OLWEN).post(ENTRIES + "/%20/submit").isProblem(400, "malformed").paths()).containsExactly("id");
        var role = app.as(ADA).send("DELETE", "/api/commands/people/otto/roles/%20", "").isProblem(400, "malformed");
        assertThat(role.json().at("/violations/0/valid").asString()).contains("EDITOR");
    }

    @Test
    void addressesThatTryToLeaveAreRefused() {
        for (var path : new String[] {"/api/commands/..%2fentries", "/api/commands//entries", "/api/commands/entries;a=b"}) {
            assertThat(app.as(OLWEN).post(path).status()).isIn(400, 404);
            assertThat(app.as(OLWEN).post(path).header("Content-Type")).isEqualTo("application/problem+json");
        }
    }

    @Test
    void whoMayNotIsRefused() {
        var body = Map.of("section", new House(app).section(0));
        head = app.head();
        for (Caller caller : new Caller[] {NOBODY, RHYS, EDDA, ADA}) {
            app.as(caller).post(ENTRIES, body).isProblem(403, "not-permitted");
        }
        app.as(OLWEN).post("/api/commands/sections", "{}").isProblem(403, "not-permitted");
        app.as(EDDA).post(entry + "/submit").isProblem(403, "not-permitted");
        app.as(RHYS).post(entry + "/submit").isProblem(404, "unknown");
    }

    @Test
    void whatIsNotYetOrNoLongerPossibleIsRefused() {
        app.as(EDDA).post(entry + "/publish").isProblem(409, "wrong-state");
        app.as(EDDA).post(entry + "/accept").isProblem(409, "wrong-state");
        app.as(OLWEN).post(entry + "/start-revision").isProblem(409, "wrong-state");
        app.as(EDDA).post(entry + "/reinstate", Map.of("reason", "No reason.")).isProblem(409, "wrong-state");
    }

    @Test
    void muchThatIsWrongIsToldInLittle() {
        var contributors = "{\"family\":\"\"},".repeat(50_000) + "{\"family\":\"\"}";
        var body = "{\"contributors\":[" + contributors + "]}";
        var reply = app.as(OLWEN).put(entry + "/draft", body, "If-Match", draft.header("ETag")).isProblem(422, "invalid");
        assertThat(reply.paths()).hasSize(100);
        assertThat(reply.json().path("violationsOmitted").asInt()).isPositive();
        assertThat(reply.text()).hasSizeLessThan(50_000);
    }

    @Test
    void aLongNameIsNotRepeatedInFull() {
        var body = "{\"" + "x".repeat(800_000) + "\":1}";
        var reply = app.as(OLWEN).post(ENTRIES, body);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text()).hasSizeLessThan(5_000);
    }

    @Test
    void aTakenNameIsRefused() {
        var section = new House(app).section(0);
        head = app.head();
        app.as(ADA).post("/api/commands/sections", Map.of(
                "slug", section, "title", "Again", "kind", "JOURNAL", "policy", Samples.policy(0)))
                .isProblem(409, "taken");
    }

    private static String nested() {
        var open = "{\"type\":\"blockquote\",\"content\":[";
        return "{\"section\":\"a\",\"content\":{\"body\":" + open.repeat(400) + "]}".repeat(400) + "}}";
    }
}
