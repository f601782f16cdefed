package org.palimpsest.query.visibility;

import java.util.List;
import java.util.Objects;
import org.palimpsest.query.Running;
import tools.jackson.databind.JsonNode;

/** What stands for reviewers in an entry's history. */
final class Pseudonyms {
    private Pseudonyms() {}

    /** Round and name with each report, in their order, as {@code who} is told them. */
    static List<String> of(Cast who, Tale tale, Running service) {
        var history = service.client(who.id(), who.roles())
                .get()
                .uri("/api/entries/" + tale.entry() + "/history?limit=200")
                .exchange()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
        return Objects.requireNonNull(history).path("steps").valueStream()
                .filter(step -> step.path("type").asString("").equals("entry.review-submitted"))
                .map(step -> step.path("round").asString("") + " " + step.path("facts").path("reviewer").asString(""))
                .toList();
    }
}
