package org.palimpsest.eventstore.personal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.api.Test;
import org.palimpsest.eventstore.EventJson;
import org.palimpsest.eventstore.EventSerializer;
import org.palimpsest.eventstore.PersonErasedException;
import org.palimpsest.eventstore.personal.Secret.Joined;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Personal values in the JSON of events. */
class PersonalModuleTest {

    private final Secret.Keys keys = new Secret.Keys();
    private final EventSerializer serializer = Secret.serializer(keys);

    @Test
    void a_value_is_written_sealed_beside_whose_and_what_it_is() {
        JsonNode json = EventJson.mapper().readTree(write(Joined.of("olwen")));

        assertThat(json.propertyNames()).containsExactly("person", "name", "email");
        assertThat(json.at("/email/person").asString()).isEqualTo("olwen");
        assertThat(json.at("/email/field").asString()).isEqualTo("email");
        assertThat(json.at("/email/sealed").asString()).matches("1\\.[A-Za-z0-9_-]{60}");
        assertThat(json.toString()).doesNotContain("Griffiths", "example.org");
    }

    @Property(tries = 200)
    void a_value_comes_back_as_it_went(@ForAll String text) {
        var event = new Joined("olwen", new Secret("olwen", "name", text), new Secret("olwen", "email", null));
        var wellFormed = new String(text.getBytes(UTF_8), UTF_8);
        assertThat(read(write(event)).name().text()).isEqualTo(wellFormed);
        assertThat(read(write(event)).email().text()).isNull();
    }

    @Test
    void after_an_erasure_it_is_read_as_erased_and_another_persons_as_before() {
        var olwen = write(Joined.of("olwen"));
        var rhys = write(Joined.of("rhys"));

        keys.erase("olwen");

        assertThat(read(olwen)).isEqualTo(Joined.of("olwen").erased());
        assertThat(read(rhys)).isEqualTo(Joined.of("rhys"));
    }

    @Test
    void of_an_erased_person_nothing_is_written_but_that_it_is_erased() {
        keys.erase("olwen");

        assertThatThrownBy(() -> write(Joined.of("olwen")))
                .isInstanceOf(PersonErasedException.class).hasMessageContaining("olwen");
        assertThat(read(write(Joined.of("olwen").erased()))).isEqualTo(Joined.of("olwen").erased());
    }

    @Test
    void sealed_text_that_was_moved_altered_or_made_up_is_refused() {
        var olwen = (ObjectNode) EventJson.mapper().readTree(write(Joined.of("olwen")));
        var rhys = (ObjectNode) EventJson.mapper().readTree(write(Joined.of("rhys")));
        String sealed = olwen.at("/email/sealed").asString();

        refuses(olwen, "name", sealed);
        refuses(rhys, "email", sealed);
        refuses(olwen, "email", (sealed.charAt(9) == 'A' ? sealed.replace('A', 'B') : sealed.replace(sealed.charAt(9), 'A')));
        refuses(olwen, "email", "1.AAAA");
        refuses(olwen, "email", "1.?");
        refuses(olwen, "email", "2." + sealed.substring(2));
    }

    @Test
    void a_value_without_person_or_field_is_refused() {
        assertThatThrownBy(() -> read("{\"person\":\"olwen\",\"name\":{\"field\":\"name\"}}"))
                .isInstanceOf(SerializationException.class).hasRootCauseInstanceOf(BrokenSealException.class);
    }

    private void refuses(ObjectNode event, String field, String sealed) {
        var changed = event.deepCopy();
        ((ObjectNode) changed.get(field)).put("sealed", sealed);
        assertThatThrownBy(() -> read(changed.toString()))
                .isInstanceOf(SerializationException.class)
                .hasStackTraceContaining(BrokenSealException.class.getName());
    }

    private String write(Joined event) {
        return serializer.serialize(event, String.class).getData();
    }

    private Joined read(String json) {
        return serializer.deserialize(new SimpleSerializedObject<>(json, String.class, "person.joined", "1"));
    }
}
