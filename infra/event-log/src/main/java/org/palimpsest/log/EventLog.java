package org.palimpsest.log;

import static java.util.Comparator.comparingInt;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.EventTypes;
import org.palimpsest.events.EventTypes.Named;
import org.palimpsest.events.Personal;
import org.palimpsest.events.Upcast;
import org.palimpsest.eventstore.EventJson;
import org.palimpsest.eventstore.EventSerializer;
import org.palimpsest.eventstore.JsonUpcaster;
import org.palimpsest.eventstore.TypeNames;
import org.palimpsest.eventstore.personal.PersonKeys;
import org.palimpsest.eventstore.personal.PersonalModule;
import org.palimpsest.eventstore.personal.PersonalType;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.node.ObjectNode;

/** What an event store must be given to hold the published language. */
public final class EventLog {

    private static final PersonalType<Personal> PERSONAL =
            new PersonalType<>(Personal.class, Personal::person, Personal::field, Personal::text, Personal::new);
    private static final TypeReference<Map<String, @Nullable Object>> OBJECT = new TypeReference<>() {};

    private EventLog() {}

    /** The name and revision of every event. */
    public static TypeNames names() {
        return names(EventTypes.all().stream());
    }

    private static TypeNames names(Stream<Named> events) {
        var names = TypeNames.builder();
        events.forEach(named -> names.add(named.type(), named.name(), named.revision()));
        return names.build();
    }

    /** Writes and reads them; what is personal in them is sealed under {@code keys}. */
    public static EventSerializer serializer(PersonKeys keys) {
        return serializer(keys, List.of());
    }

    /** The same, and what a service keeps beside them: {@code more}, such as snapshots. */
    public static EventSerializer serializer(PersonKeys keys, List<Named> more) {
        return new EventSerializer(
                names(Stream.concat(EventTypes.all().stream(), more.stream())), PersonalModule.of(PERSONAL, keys));
    }

    /** Carries every older revision forward. */
    public static EventUpcaster upcasters() {
        return upcasters(EventTypes.upcasts());
    }

    static EventUpcaster upcasters(List<Upcast> upcasts) {
        // Axon asks each of them once, in this order: a later revision must not come before an earlier one.
        return new EventUpcasterChain(
                upcasts.stream().sorted(comparingInt(Upcast::from)).map(EventLog::upcaster).toList());
    }

    private static JsonUpcaster upcaster(Upcast upcast) {
        var from = Integer.toString(upcast.from());
        var to = Integer.toString(upcast.from() + 1);
        return new JsonUpcaster(upcast.name(), from, to, onNodes(upcast.change()));
    }

    private static UnaryOperator<ObjectNode> onNodes(UnaryOperator<Map<String, @Nullable Object>> change) {
        var json = EventJson.mapper();
        return node -> json.valueToTree(change.apply(json.convertValue(node, OBJECT)));
    }
}
