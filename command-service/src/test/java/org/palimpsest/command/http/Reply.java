package org.palimpsest.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.palimpsest.eventstore.EventJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** What came back. */
record Reply(int status, HttpHeaders headers, String text) {
    static Reply of(HttpResponse<byte[]> response) {
        return new Reply(
                response.statusCode(),
                response.headers(),
                new String(response.body(), StandardCharsets.UTF_8));
    }

    JsonNode json() {
        return text.isEmpty() ? MissingNode.getInstance() : EventJson.mapper().readTree(text);
    }

    String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    String id() {
        return json().path("id").asString();
    }

    long sequence() {
        return json().path("sequence").asLong();
    }

    long position() {
        return json().path("position").asLong();
    }

    List<String> paths() {
        return json().path("violations").valueStream().map(v -> v.path("path").asString()).toList();
    }

    Reply isDone(int expected) {
        assertThat(status).as(text).isEqualTo(expected);
        assertThat(header("ETag")).isEqualTo("\"" + sequence() + "\"");
        assertThat(header("Palimpsest-Position")).isEqualTo(Long.toString(position()));
        return this;
    }

    Reply isProblem(int expected, String name) {
        assertThat(status).as(text).isEqualTo(expected);
        assertThat(header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(json().path("type").asString()).isEqualTo("/problems/" + name);
        assertThat(json().path("status").asInt()).isEqualTo(expected);
        assertThat(json().path("title").asString()).isNotBlank();
        assertThat(json().path("detail").asString()).isNotBlank();
        assertThat(json().path("instance").asString()).startsWith("/");
        assertThat(text).doesNotContain("Exception", "palimpsest.command", "springframework", "tools.jackson");
        return this;
    }
}
