package org.palimpsest.query.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.palimpsest.events.Content;
import org.palimpsest.events.EntryEvent.EntryPublished;
import org.palimpsest.events.EntryEvent.EntryReinstated;
import org.palimpsest.events.EntryEvent.EntrySuppressed;
import org.palimpsest.events.EntryEvent.EntryWithdrawn;
import org.palimpsest.events.Suppression;
import org.palimpsest.events.WithdrawnVersions;
import org.palimpsest.readmodels.Recorded;

/** Since which day there was something to read of an entry that still is. */
class FirstDayTest {
    private static final UUID ID = UUID.randomUUID();

    private @Nullable EntryDocument entry;

    private void publish(String at, int version) {
        var published = new EntryPublished(ID, "towns", "frome", version, "CC-BY-4.0", Content.EMPTY);
        entry = EntryDocument.published(entry, recorded(at, published));
    }

    private void withdraw(String at, WithdrawnVersions versions) {
        entry = EntryDocument.withdrawn(entry, recorded(at, new EntryWithdrawn(ID, "So.", versions)));
    }

    private void reinstate(String at) {
        entry = EntryDocument.reinstated(entry, recorded(at, new EntryReinstated(ID, "So.")));
    }

    private void suppress(String at, int version) {
        var what = new Suppression(Suppression.Kind.VERSION, null, version, null);
        entry = EntryDocument.suppressed(entry, recorded(at, new EntrySuppressed(ID, version, what, "So.")));
    }

    private static <E> Recorded<E> recorded(String at, E event) {
        var moment = Instant.parse(at + ":00Z");
        return new Recorded<>(moment.getEpochSecond(), 0, moment, Map.of(), event);
    }

    private @Nullable LocalDate firstDay() {
        return entry == null ? null : entry.firstDay().orElse(null);
    }

    @Test
    void it_is_the_day_of_its_first_publication() {
        publish("2024-05-01T10:00", 1);
        publish("2024-06-01T10:00", 2);
        assertThat(firstDay()).isEqualTo("2024-05-01");
    }

    @Test
    void a_withdrawal_that_hid_it_on_that_day_moves_it_to_the_day_it_was_put_back() {
        publish("2024-05-01T10:00", 1);
        withdraw("2024-05-01T11:00", WithdrawnVersions.HIDDEN);
        publish("2024-05-02T10:00", 2);
        reinstate("2024-05-03T10:00");
        assertThat(firstDay()).isEqualTo("2024-05-03");
    }

    @Test
    void one_that_only_marked_it_does_not() {
        publish("2024-05-01T10:00", 1);
        withdraw("2024-05-01T11:00", WithdrawnVersions.MARKED);
        assertThat(firstDay()).isEqualTo("2024-05-01");
    }

    @Test
    void of_a_suppressed_version_nothing_is_told() {
        publish("2024-05-01T10:00", 1);
        publish("2024-06-01T10:00", 2);
        suppress("2024-07-01T10:00", 1);
        assertThat(firstDay()).isEqualTo("2024-06-01");
        suppress("2024-07-01T10:00", 2);
        assertThat(firstDay()).isNull();
    }
}
