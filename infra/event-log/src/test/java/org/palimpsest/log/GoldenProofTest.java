package org.palimpsest.log;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.palimpsest.log.ParcelEvents.FROM_1;
import static org.palimpsest.log.ParcelEvents.FROM_2;
import static org.palimpsest.log.ParcelEvents.language;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.palimpsest.events.Upcast;
import org.palimpsest.log.ParcelEvents.Deeper;
import org.palimpsest.log.ParcelEvents.Grown;
import org.palimpsest.log.ParcelEvents.OtherConstants;
import org.palimpsest.log.ParcelEvents.Renamed;
import org.palimpsest.log.ParcelEvents.Retyped;
import org.palimpsest.log.ParcelEvents.Sent;
import org.palimpsest.log.ParcelEvents.Shrunk;
import org.palimpsest.log.ParcelEvents.Stricter;

/** That {@link GoldenTest} would notice, on a language that has golden files of three revisions. */
class GoldenProofTest {
    private static final Path FOLDER = Path.of("src", "test", "resources", "golden-proof");

    @Test
    void every_revision_is_carried_forward_to_todays_record_in_whatever_order_its_upcasts_stand() {
        check(language(Sent.class, "3", FROM_2, FROM_1));
        new Golden(FOLDER, language(Sent.class, "3")).checkNoOther();
    }

    @ParameterizedTest
    @ValueSource(classes = {
        Grown.class, Shrunk.class, Renamed.class, Retyped.class, Stricter.class, Deeper.class, OtherConstants.class
    })
    void a_record_that_changed_its_shape_is_noticed_and_the_error_tells_what_to_do(Class<?> changed) {
        assertThatThrownBy(() -> check(language(changed, "3", FROM_1, FROM_2)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(changed.getSimpleName() + " is not what it was")
                .hasMessageContaining("revision = \"4\"")
                .hasMessageContaining("EventTypes.upcasts()")
                .hasMessageContaining("parcel.sent-4.json");
    }

    @Test
    void a_revision_without_a_golden_file_is_noticed() {
        assertThatThrownBy(() -> check(language(Sent.class, "4", FROM_1, FROM_2)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("parcel.sent-4.json")
                .hasMessageContaining("Write it, with this shape");
    }

    @Test
    void an_upcast_that_is_missing_or_does_not_do_what_it_should_is_noticed() {
        assertThatThrownBy(() -> check(language(Sent.class, "3", FROM_1)))
                .isInstanceOf(AssertionError.class).hasMessageContaining("parcel.sent-1.json, carried forward");
        var forgetful = new Upcast("parcel.sent", 2, json -> json);
        assertThatThrownBy(() -> check(language(Sent.class, "3", FROM_1, forgetful)))
                .isInstanceOf(AssertionError.class).hasMessageContaining("carried forward");
    }

    @Test
    void a_file_that_belongs_to_no_event_is_noticed() {
        assertThatThrownBy(() -> new Golden(FOLDER, language(Sent.class, "2")).checkNoOther())
                .isInstanceOf(AssertionError.class).hasMessageContaining("parcel.sent-3.json");
    }

    private static void check(Language language) {
        new Golden(FOLDER, language).check(language.events().getFirst());
    }
}
