package org.palimpsest.eventstore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What holds for any log. */
class LogProperties {

    /** An event of stream 0 to 3, or, as stream 4, of none. */
    record Planned(int stream, String text) {}

    @Provide
    Arbitrary<List<List<Planned>>> logs() {
        Arbitrary<String> text = Arbitraries.strings().ofMaxLength(12)
                .filter(s -> UTF_8.newEncoder().canEncode(s));
        return Combinators.combine(Arbitraries.integers().between(0, 4), text).as(Planned::new)
                .list().ofMinSize(1).ofMaxSize(5)
                .list().ofMaxSize(6);
    }

    @Property(tries = 40)
    void what_was_appended_is_read_in_order_by_log_and_by_stream(@ForAll("logs") List<List<Planned>> log) {
        try (TestStore store = new TestStore()) {
            List<EventMessage<?>> written = append(store, log);

            assertThat(contents(TestStore.all(store.engine()))).isEqualTo(contents(written));
            for (int stream = 0; stream < 4; stream++) {
                String id = "stream-" + stream;
                assertThat(contents(store.engine().readEvents(id).asStream().toList())).isEqualTo(contents(written.stream()
                        .filter(e -> e instanceof DomainEventMessage<?> d && d.getAggregateIdentifier().equals(id)).toList()));
            }
            assertThat(new Chain(store.database).verify().sound()).isTrue();
        }
    }

    /** Nothing of this module takes part: an export, a JSON parser and SHA-256. */
    @Property(tries = 40)
    void anyone_can_recompute_the_chain_from_an_export(@ForAll("logs") List<List<Planned>> log)
            throws NoSuchAlgorithmException {
        try (TestStore store = new TestStore()) {
            append(store, log);
            String previous = "0".repeat(64);
            for (String exported : store.commits().find().map(Document::toJson)) {
                JsonNode commit = JsonMapper.shared().readTree(exported);
                previous = recompute(commit, previous);
                assertThat(commit.get("hash").asString()).isEqualTo(previous);
            }
        }
    }

    private static String recompute(JsonNode commit, String previous) throws NoSuchAlgorithmException {
        StringBuilder text = new StringBuilder();
        add(text, previous);
        add(text, commit.get("_id").asString());
        add(text, Long.toString(Instant.parse(commit.get("recordedAt").get("$date").asString()).toEpochMilli()));
        JsonNode streams = commit.path("streams");
        add(text, Integer.toString(streams.size()));
        streams.forEach(stream -> List.of("id", "firstSeq").forEach(field -> add(text, stream.get(field).asString())));
        add(text, Integer.toString(commit.get("events").size()));
        commit.get("events").forEach(event ->
                List.of("id", "stream", "streamType", "seq", "type", "revision", "payload", "metadata")
                        .forEach(field -> add(text, event.has(field) ? event.get(field).asString() : null)));
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(UTF_8)));
    }

    private static void add(StringBuilder text, @Nullable String value) {
        text.append(value == null ? "-," : value.getBytes(UTF_8).length + ":" + value + ",");
    }

    private static List<EventMessage<?>> append(TestStore store, List<List<Planned>> log) {
        MongoEventStorageEngine engine = store.engine();
        Map<Integer, Long> next = new HashMap<>();
        List<EventMessage<?>> written = new ArrayList<>();
        for (List<Planned> commit : log) {
            List<EventMessage<?>> events = new ArrayList<>();
            for (Planned event : commit) {
                events.add(event.stream() == 4
                        ? GenericEventMessage.asEventMessage(event.text())
                        : TestStore.event("stream-" + event.stream(), next.merge(event.stream(), 1L, Long::sum) - 1, event.text()));
            }
            engine.appendEvents(events);
            written.addAll(events);
        }
        return written;
    }

    private static List<List<Object>> contents(List<? extends EventMessage<?>> events) {
        return events.stream().map(e -> List.of(e.getIdentifier(), e.getPayload(), e.getMetaData())).toList();
    }
}
