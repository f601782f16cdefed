package org.palimpsest.operator;

import java.io.PrintStream;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The events that a read model could not take in, and what is to become of them. */
final class DeadLetters {
    private static final String ROW = "%-24s %-10s %-40s %-20s %s%n";

    private final QueryService service;
    private final PrintStream out;

    DeadLetters(QueryService service, PrintStream out) {
        this.service = service;
        this.out = out;
    }

    void list() throws NotDoneException, InterruptedException {
        show(service.get("deadletters"));
    }

    /** @param what the id of an event that waits, or a stream */
    void retry(String what) throws NotDoneException, InterruptedException {
        settle(Map.of("action", "retry", "what", what));
    }

    /** @param reason is kept */
    void drop(String what, String reason) throws NotDoneException, InterruptedException {
        settle(Map.of("action", "drop", "what", what, "reason", reason));
    }

    private void settle(Map<String, String> request) throws NotDoneException, InterruptedException {
        show(service.post("deadletters", request).get("parked"));
    }

    private void show(JsonNode letters) {
        if (letters.isEmpty()) {
            out.println("Nothing waits: every read model has taken every event in.");
            return;
        }
        out.printf(ROW, "ID", "POSITION", "STREAM", "EVENT", "FAILURE");
        letters.forEach(letter -> out.printf(
                ROW,
                letter.get("id").asString(),
                letter.get("position").asLong(),
                letter.get("stream").asString(),
                letter.get("type").asString(),
                letter.path("failure").asString("waits for an earlier one")));
    }
}
