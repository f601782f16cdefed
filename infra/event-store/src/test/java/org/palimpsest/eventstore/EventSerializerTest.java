package org.palimpsest.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.UnknownSerializedType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EventSerializerTest {

    enum Colour { RED, GREEN }

    record Thing(
            String zebra,
            int apple,
            Instant at,
            LocalDate day,
            Colour colour,
            Optional<String> maybe,
            @Nullable String nothing,
            List<String> none,
            String empty,
            Map<String, Boolean> flags) {}

    private static final TypeNames NAMES = TypeNames.builder().add(Thing.class, "thing.happened", "3").build();
    private final EventSerializer serializer = new EventSerializer(NAMES);
    private final Thing thing = new Thing("z", 0, Instant.parse("2026-01-02T03:04:05.678Z"), LocalDate.of(2026, 1, 2),
            Colour.GREEN, Optional.empty(), null, List.of(), "", Map.of("on", true));
    private static final String JSON = "{\"zebra\":\"z\",\"apple\":0,\"at\":\"2026-01-02T03:04:05.678Z\","
            + "\"day\":\"2026-01-02\",\"colour\":\"GREEN\",\"none\":[],\"empty\":\"\",\"flags\":{\"on\":true}}";

    @Test
    void a_record_is_written_as_it_is_declared_under_its_logical_name() {
        SerializedObject<String> written = serializer.serialize(thing, String.class);

        assertThat(written.getData()).isEqualTo(JSON).isEqualTo(EventJson.mapper().writeValueAsString(thing));
        assertThat(written.getType().getName()).isEqualTo("thing.happened");
        assertThat(written.getType().getRevision()).isEqualTo("3");
    }

    @Test
    void it_is_read_back_equal_and_what_is_not_known_is_passed_over() {
        assertThat(read("thing.happened", JSON)).isEqualTo(thing);
        assertThat(read("thing.happened", JSON.replace("{\"zebra\"", "{\"new\":[1],\"zebra\""))).isEqualTo(thing);
    }

    @Test
    void a_name_that_is_not_known_is_no_error_until_somebody_wants_its_content() {
        assertThat(read("other.happened", "{}")).isInstanceOf(UnknownSerializedType.class);
        assertThat(read("java.lang.Runtime", "{}")).isInstanceOf(UnknownSerializedType.class);
    }

    @Test
    void a_class_without_a_name_is_refused() {
        assertThatThrownBy(() -> serializer.serialize(Colour.RED, String.class))
                .isInstanceOf(SerializationException.class).hasMessageContaining("has no name to be stored under");
    }

    @Test
    void broken_json_is_an_error_of_serialisation() {
        assertThatThrownBy(() -> read("thing.happened", "{\"zebra\":")).isInstanceOf(SerializationException.class);
    }

    @Test
    void metadata_comes_back_as_it_went_in() {
        MetaData metadata = MetaData.with("traceId", "t").and("correlationId", "c").and("round", 2).and("late", false)
                .and("roles", List.of("author", "editor"));
        SerializedObject<String> written = serializer.serialize(metadata, String.class);

        assertThat(serializer.<String, Object>deserialize(written)).isEqualTo(metadata);
        assertThat(read(MetaData.class.getName(), "{}")).isEqualTo(MetaData.emptyInstance());
    }

    @Test
    void a_name_or_a_class_is_given_once() {
        TypeNames.Builder names = TypeNames.builder().addAll(NAMES);

        assertThatThrownBy(() -> names.add(Thing.class, "another")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> names.add(Colour.class, "thing.happened")).isInstanceOf(IllegalArgumentException.class);
        assertThat(NAMES.all()).containsOnlyKeys(Thing.class);
    }

    private Object read(String name, String json) {
        return serializer.deserialize(new SimpleSerializedObject<>(json, String.class, name, "3"));
    }
}
