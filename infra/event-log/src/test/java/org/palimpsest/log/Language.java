package org.palimpsest.log;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.palimpsest.events.EventTypes;
import org.palimpsest.events.EventTypes.Named;
import org.palimpsest.events.Upcast;
import org.palimpsest.eventstore.EventJson;
import org.palimpsest.eventstore.EventSerializer;
import org.palimpsest.eventstore.personal.PersonKeys;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Events and how they are carried forward, read and written as the services do it, but under keys that never change. */
record Language(List<Named> events, List<Upcast> upcasts) {

    /** What was sealed in golden files must be readable for ever, too. */
    private static final PersonKeys KEYS = new PersonKeys() {
        @Override
        public SecretKey toSeal(String person) {
            var key = ("the key of " + person).getBytes(StandardCharsets.UTF_8);
            return new SecretKeySpec(Arrays.copyOf(key, 32), "AES");
        }

        @Override
        public SecretKey toOpen(String person) {
            return toSeal(person);
        }

        @Override
        public void erase(String person) {
            throw new UnsupportedOperationException();
        }
    };

    /** Through the chain, as the storage engine does it. */
    Object read(String name, int revision, JsonNode json) {
        DomainEventData<String> stored = new GenericDomainEventEntry<>(
                "any", "any", 0, "any", Instant.EPOCH, name, Integer.toString(revision), json.toString(), "{}");
        EventUpcaster chain = EventLog.upcasters(upcasts);
        return EventStreamUtils.upcastAndDeserializeDomainEvents(Stream.of(stored), serializer(), chain)
                .next()
                .getPayload();
    }

    /** What was sealed looks different each time, and has the place of the sealed text only. */
    JsonNode write(Object event) {
        return EventJson.mapper().readTree(serializer().serialize(event, String.class).getData());
    }

    static JsonNode withoutSealed(JsonNode json) {
        var copy = json.deepCopy();
        copy.findParents("sealed").forEach(personal -> ((ObjectNode) personal).put("sealed", "…"));
        return copy;
    }

    private EventSerializer serializer() {
        var known = EventTypes.all();
        return EventLog.serializer(KEYS, events.stream().filter(event -> !known.contains(event)).toList());
    }
}
