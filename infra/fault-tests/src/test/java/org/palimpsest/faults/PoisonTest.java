package org.palimpsest.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.junit.jupiter.api.Test;
import org.palimpsest.events.EntryEvent.TitleRevised;
import org.palimpsest.events.EventMetadata;
import org.palimpsest.eventstore.EventSerializer;
import org.palimpsest.eventstore.MongoEventStorageEngine;
import org.palimpsest.eventstore.TypeNames;
import org.palimpsest.log.EventLog;
import org.palimpsest.testsupport.Author;
import org.palimpsest.testsupport.Web;
import tools.jackson.databind.JsonNode;

/** An event that nobody can read is met while read models are made anew. */
class PoisonTest {
    private static final Map<String, String> METADATA =
            Map.of(EventMetadata.PERSON, "demo-contributor", EventMetadata.ROLE, "CONTRIBUTOR");

    private final UnderLoad load = new UnderLoad();
    private final FaultCluster town = load.town;
    private final Web web = town.house.web();
    private final String operator = town.house.token("demo-administrator");

    /** What is stored under the name of {@link TitleRevised}, and has not its shape. */
    private record Broken(String entryId, List<Integer> title) {}

    @Test
    void it_parks_its_own_stream_alone_and_once_it_is_given_up_the_rest_is_whole() {
        var id = new Author(town.house).draft("poisoned-" + UUID.randomUUID(), Author.content("Before", "Once."));
        try (var _ = load.senders("poison")) {
            load.begin();
            var broken = TypeNames.builder().add(Broken.class, "entry.title-revised").build();
            append(broken, id, new Broken("nobody's", List.of(1)));
            append(EventLog.names(), id, new TitleRevised(UUID.fromString(id), "After the poison"));
            load.readModels.rebuild();
            load.goesOn();
        }
        load.readModels.check();
        assertThat(parked(id)).isNotEmpty();
        assertThat(title(id)).isEqualTo("Before");
        assertThat(StreamSupport.stream(parked().spliterator(), false))
                .allSatisfy(letter -> assertThat(letter.get("stream").asString()).isEqualTo(id));

        giveUp(id);
        assertThat(parked(id)).isEmpty();
        assertThat(title(id)).isEqualTo("After the poison");
        // What was given up is left out of those that are made anew as well.
        load.check("poisoned event in a rebuild", 1);
        assertThat(parked(id)).isEmpty();
    }

    private void append(TypeNames names, String stream, Object event) {
        var engine = MongoEventStorageEngine.builder()
                .database(town.database)
                .eventSerializer(new EventSerializer(names))
                .clock(Clock.systemUTC())
                .build();
        long seq = engine.lastSequenceNumberFor(stream).orElse(-1L) + 1;
        engine.appendEvents(new GenericDomainEventMessage<>("entry", stream, seq, event, METADATA));
    }

    private JsonNode parked() {
        return web.json("/actuator/deadletters", "Authorization", "Bearer " + operator);
    }

    /** The ids of what waits because it failed itself. */
    private List<String> parked(String stream) {
        return StreamSupport.stream(parked().spliterator(), false)
                .filter(letter -> letter.get("stream").asString().equals(stream) && letter.hasNonNull("failure"))
                .map(letter -> letter.get("id").asString())
                .toList();
    }

    private void giveUp(String stream) {
        for (var letter : parked(stream)) {
            var body = "{\"action\": \"drop\", \"what\": \"%s\", \"reason\": \"nobody can read it\"}".formatted(letter);
            var answer = web.send("POST", "/actuator/deadletters", operator, body);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        }
    }

    private String title(String id) {
        var token = "Bearer " + town.house.token("demo-contributor");
        return web.json("/api/drafts/" + id, "Authorization", token).get("content").get("title").asString();
    }
}
