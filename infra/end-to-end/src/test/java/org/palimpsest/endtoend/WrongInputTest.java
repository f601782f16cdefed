package org.palimpsest.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.palimpsest.testsupport.Author.content;
import static org.palimpsest.testsupport.Author.done;

import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.palimpsest.testsupport.Author;
import org.palimpsest.testsupport.House;
import org.palimpsest.testsupport.Web;

/** Through the one address that browsers know, so that the forwarding keeps what the command-service says. */
class WrongInputTest {
    private static final House HOUSE = Houses.withSamples();
    private static final String ENTRIES = "/api/commands/entries";

    private final Author author = new Author(HOUSE);

    static Stream<Arguments> wrong() {
        var token = HOUSE.token("demo-contributor");
        var good = "{\"section\": \"" + Author.SECTION + "\", \"content\": " + content("T", "x") + "}";
        return Stream.of(
                Arguments.of("broken JSON", 400, token, "{\"section\": "),
                Arguments.of("unknown property", 400, token, "{\"section\": \"x\", \"colour\": \"red\"}"),
                Arguments.of("unknown section", 422, token, "{\"section\": \"nowhere\"}"),
                Arguments.of("unknown node", 422, token, good.replace("\"paragraph\"", "\"script\"")),
                Arguments.of("too large", 413, token, good.replace("\"x\"", "\"" + "x".repeat(3_000_000) + "\"")),
                Arguments.of("no token", 401, "", good),
                Arguments.of("forged token", 401, token.substring(0, token.length() - 4) + "AAAA", good),
                Arguments.of("no right", 403, HOUSE.token("demo-reviewer-1"), good));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("wrong")
    void is_answered_with_a_problem_document_and_changes_nothing(String what, int status, String token, String body) {
        long before = position("before-" + what.replace(' ', '-').toLowerCase(Locale.ROOT));

        var response = HOUSE.web().send("POST", ENTRIES, token, body);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValueSatisfying(type -> assertThat(type)
                .startsWith("application/problem+json"));
        assertThat(Web.json(response).get("status").asInt()).isEqualTo(status);
        assertThat(Web.json(response).get("title").asString()).isNotBlank();
        long after = position("after-" + what.replace(' ', '-').toLowerCase(Locale.ROOT));
        assertThat(after - before).as("events between two empty drafts").isEqualTo(eventsOfAnEmptyDraft());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock = """
            -              | en | Validation failed  | This is missing. | the slug of a section that is there
            fr             | en | Validation failed  | This is missing. | the slug of a section that is there
            fr,de-AT;q=0.5 | de | Etwas stimmt nicht | Dies fehlt.      | die Kurzadresse eines Bereichs, den es gibt
            """)
    void is_told_in_the_language_that_is_wanted(@Nullable String wanted, String language, String title, String message, String valid) {
        var headers = wanted == null ? new String[0] : new String[] {"Accept-Language", wanted};
        var response = HOUSE.web().send("POST", ENTRIES, HOUSE.token("demo-contributor"), "{\"section\": \"nowhere\"}", headers);
        assertThat(response.headers().firstValue("Content-Language")).hasValue(language);
        assertThat(String.join(",", response.headers().allValues("Vary"))).contains("Accept-Language");
        var problem = Web.json(response);
        assertThat(problem.get("title").asString()).isEqualTo(title);
        assertThat(problem.at("/violations/0/message").asString()).isEqualTo(message);
        assertThat(problem.at("/violations/0/valid").asString()).isEqualTo(valid);
    }

    /** The position of the last event of a new empty draft. */
    private long position(String slug) {
        var body = "{\"section\": \"%s\", \"slug\": \"%s\"}".formatted(Author.SECTION, slug);
        return done(author.post("demo-contributor", ENTRIES, body)).get("position").asLong();
    }

    private long eventsOfAnEmptyDraft() {
        var key = "count-" + System.nanoTime();
        return -position(key + "-a") + position(key + "-b");
    }
}
