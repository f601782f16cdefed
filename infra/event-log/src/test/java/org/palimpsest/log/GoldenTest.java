package org.palimpsest.log;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.palimpsest.events.EventTypes;
import org.palimpsest.events.EventTypes.Named;

/** Every event as it lies, in every revision, in logs that are never rewritten. Where one of these fails it says what to do. */
class GoldenTest {
    private static final Golden GOLDEN = new Golden(
            Path.of("src", "test", "resources", "golden"), new Language(EventTypes.all(), EventTypes.upcasts()));

    static Stream<Named> events() {
        return EventTypes.all().stream();
    }

    @ParameterizedTest
    @MethodSource("events")
    void what_was_stored_is_read_and_the_record_has_not_changed_its_shape(Named event) {
        GOLDEN.check(event);
    }

    @Test
    void there_is_a_file_of_each_event_and_revision_and_no_other() {
        GOLDEN.checkNoOther();
    }
}
