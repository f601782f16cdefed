package org.palimpsest.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.palimpsest.events.EventTypes.Named;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every event as it lies in logs that are never rewritten. Where one of these fails, the log of everybody who runs this
 * no longer reads: raise the event's revision and upcast, and add the new form beside the old.
 */
class StoredFormTest {
    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(value -> value.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    @ParameterizedTest
    @MethodSource("events")
    void whatWasStoredReadsAndIsWrittenTheSameAgain(Named event) {
        var stored = stored().path(event.name());
        var read = JSON.treeToValue(stored, event.type());
        assertThat(JSON.<JsonNode>valueToTree(read)).isEqualTo(stored);
    }

    @Test
    void thereIsAFormOfEachEventAndOfNoOther() {
        assertThat(stored().propertyNames()).containsExactlyElementsOf(events().map(Named::name).toList());
    }

    private static Stream<Named> events() {
        return EventTypes.all().stream();
    }

    private static JsonNode stored() {
        try (var file = StoredFormTest.class.getResourceAsStream("stored-form.json")) {
            return JSON.readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
