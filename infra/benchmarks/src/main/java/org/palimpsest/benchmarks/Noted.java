package org.palimpsest.benchmarks;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;

/** An event as large as an ordinary edit: about 600 bytes of JSON. */
record Noted(String entryId, String title, String text, List<String> keywords, Instant at) {

    private static final String TEXT = "Neighbours met every Thursday and wrote down what had helped. ".repeat(6);

    static DomainEventMessage<Noted> message(String stream, long sequence) {
        var event = new Noted(stream, "Compassionate communities " + sequence, TEXT,
                List.of("compassion", "co-production", "health"), Instant.parse("2026-11-22T10:00:00Z"));
        return new GenericDomainEventMessage<>("Entry", stream, sequence, event,
                Map.of("person", "0198c1de-6a5e-7cc4-9d2b-6f1c1f8b2a10", "role", "CONTRIBUTOR"));
    }
}
