package org.palimpsest.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;

/** Drives an entry through its life with nothing but HTTP. */
public final class Author {
    /** A section of the samples. */
    public static final String SECTION = "research-communities";

    private final House house;

    public Author(House house) {
        this.house = house;
    }

    /** A complete content in JSON, of one paragraph. */
    public static String content(String title, String text) {
        return """
                {"title": "%s", "language": "en", "keywords": ["testing"],
                 "period": {"text": "since 2024", "from": "2024", "ongoing": true},
                 "contributors": [{"given": "Ada", "family": "Example", "affiliations": [{"name": "Test Trust", "country": "GB"}]}],
                 "body": {"type": "doc", "content": [{"type": "paragraph", "content": [{"type": "text", "text": "%s"}]}]},
                 "links": []}
                """.formatted(title, text);
    }

    /** Starts a draft and answers the entry's id. */
    public String draft(String slug, String content) {
        var body = "{\"section\": \"%s\", \"slug\": \"%s\", \"content\": %s}".formatted(SECTION, slug, content);
        return done(post("demo-contributor", "/api/commands/entries", body)).get("id").asString();
    }

    /** From a complete draft to a published version; answers what the last command answered. */
    public JsonNode publish(String id) {
        done(command("demo-contributor", id, "submit", "{}"));
        done(command("demo-editor", id, "reviewers", "{\"reviewer\": \"demo-reviewer-1\"}"));
        var review = "{\"recommendation\": \"ACCEPT\", \"toAuthor\": \"Very clear.\", \"toEditor\": \"Take it.\"}";
        done(command("demo-reviewer-1", id, "reviews", review));
        done(command("demo-editor", id, "accept", "{}"));
        return done(command("demo-editor", id, "publish", "{}"));
    }

    /** {@code command} is the last part of its address. */
    public HttpResponse<String> command(String person, String id, String command, String body) {
        return post(person, "/api/commands/entries/" + id + "/" + command, body);
    }

    /** Sends it with the token of {@code person}. */
    public HttpResponse<String> post(String person, String path, String body, String... headers) {
        return house.web().send("POST", path, house.token(person), body, headers);
    }

    /** The answer, which must be 2xx. */
    public static JsonNode done(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
        return Web.json(response);
    }
}
