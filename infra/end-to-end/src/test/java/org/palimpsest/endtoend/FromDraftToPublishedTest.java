package org.palimpsest.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.palimpsest.testsupport.Author.content;
import static org.palimpsest.testsupport.Author.done;

import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.palimpsest.testsupport.Author;
import org.palimpsest.testsupport.House;
import tools.jackson.databind.JsonNode;

class FromDraftToPublishedTest {
    private static final House HOUSE = Houses.withSamples();

    private final Author author = new Author(HOUSE);

    @Test
    void a_published_entry_is_read_and_found_and_its_history_names_each_step() {
        var id = author.draft("timebanking-in-wales", content("Timebanking in Wales", "Hours are a currency."));
        var before = HOUSE.web().get("/api/entries/timebanking-in-wales");
        var published = author.publish(id);
        var position = published.get("position").asString();

        assertThat(before.statusCode()).isEqualTo(404);
        assertThat(HOUSE.web().get("/entries/timebanking-in-wales", "Palimpsest-Position", position).body())
                .contains("Timebanking in Wales", "Ada Example", "Hours are a currency.");
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(titles("/api/search?q=timebank"))
                .contains("Timebanking in Wales"));

        var path = "/api/entries/timebanking-in-wales/history";
        var token = "Bearer " + HOUSE.token("demo-editor");
        var steps = HOUSE.web().json(path, "Palimpsest-Position", position, "Authorization", token).get("steps");
        assertThat(texts(HOUSE.web().json(path).get("steps"), "type")).containsExactly("entry.published");
        assertThat(texts(steps, "type"))
                .startsWith("entry.draft-started")
                .containsSubsequence(
                        "entry.submitted", "entry.reviewer-assigned", "entry.review-submitted", "entry.accepted", "entry.published");
        assertThat(texts(steps, "actor"))
                .contains("demo-contributor", "demo-editor", "demo-reviewer-1");

        var justBefore = StreamSupport.stream(steps.spliterator(), false)
                        .filter(step -> step.get("type").asString().equals("entry.published"))
                        .findFirst()
                        .orElseThrow()
                        .get("position")
                        .asLong()
                - 1;
        assertThat(HOUSE.web().get("/entries/timebanking-in-wales?asOf=" + justBefore).statusCode()).isEqualTo(404);
        assertThat(titles("/api/search?q=timebank&asOf=" + justBefore)).isEmpty();
    }

    @Test
    void a_position_that_was_answered_is_read_at_once_in_the_search() {
        for (int i = 0; i < 5; i++) {
            var word = "zebrafinch" + i;
            var id = author.draft(word, content("About " + word, "A bird."));
            var position = author.publish(id).get("position").asString();

            var found = HOUSE.web().json("/api/search?q=" + word, "Palimpsest-Position", position);

            assertThat(texts(found.get("hits"), "title")).containsExactly("About " + word);
        }
    }

    @Test
    void the_published_version_stays_readable_while_the_next_one_is_written() {
        var id = author.draft("two-layers", content("Two layers", "The first layer."));
        author.publish(id);
        var started = done(author.command("demo-contributor", id, "start-revision", "{}"));
        var etag = "\"" + started.get("sequence").asLong() + "\"";
        var path = "/api/commands/entries/" + id + "/draft";
        var token = HOUSE.token("demo-contributor");
        var revised = content("Two layers", "The second layer.");
        done(HOUSE.web().send("PUT", path, token, revised, "If-Match", etag));
        var stale = HOUSE.web().send("PUT", path, token, revised, "If-Match", etag);

        assertThat(stale.statusCode()).isEqualTo(412);
        assertThat(HOUSE.web().get("/entries/two-layers").body()).contains("The first layer.");

        var second = author.publish(id).get("position").asString();
        assertThat(HOUSE.web().get("/entries/two-layers", "Palimpsest-Position", second).body())
                .contains("The second layer.");
        assertThat(HOUSE.web().get("/entries/two-layers/versions/1").body()).contains("The first layer.");
        assertThat(HOUSE.web().get("/entries/two-layers/history", "Palimpsest-Position", second).body())
                .contains("<del>first</del>", "<ins>second</ins>");
    }

    private static List<String> titles(String path) {
        return texts(HOUSE.web().json(path).get("hits"), "title");
    }

    private static List<String> texts(JsonNode array, String field) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(node -> node.path(field).asString(""))
                .toList();
    }
}
