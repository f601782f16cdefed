package org.palimpsest.query.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReadersTest {
    private static final Instant HALF_PAST_NINE = Instant.parse("2026-11-28T09:30:00Z");

    private long now;
    private final Readers readers = new Readers(() -> now);

    private void later(Duration by) {
        now += by.toNanos();
    }

    @Test
    void two_clicks_within_half_a_minute_are_one() {
        assertThat(readers.isDoubleClick("192.0.2.1", "Firefox", "/entries/hours")).isFalse();
        later(Duration.ofSeconds(29));
        assertThat(readers.isDoubleClick("192.0.2.1", "Firefox", "/entries/hours")).isTrue();
        later(Duration.ofSeconds(29)); // after the second click
        assertThat(readers.isDoubleClick("192.0.2.1", "Firefox", "/entries/hours")).isTrue();
        later(Duration.ofSeconds(31));
        assertThat(readers.isDoubleClick("192.0.2.1", "Firefox", "/entries/hours")).isFalse();
    }

    @Test
    void another_network_browser_or_address_is_another_click() {
        assertThat(readers.isDoubleClick("192.0.2.1", "Firefox", "/entries/hours")).isFalse();
        assertThat(readers.isDoubleClick("192.0.2.2", "Firefox", "/entries/hours")).isFalse();
        assertThat(readers.isDoubleClick("192.0.2.1", "Safari", "/entries/hours")).isFalse();
        assertThat(readers.isDoubleClick("192.0.2.1", "Firefox", "/entries/hours/pdf")).isFalse();
    }

    @Test
    void somebody_is_counted_once_in_each_hour_of_the_day() {
        assertThat(readers.isFirst("192.0.2.1", "Firefox", "hours 1", HALF_PAST_NINE)).isTrue();
        assertThat(readers.isFirst("192.0.2.1", "Firefox", "hours 1", HALF_PAST_NINE.plusSeconds(1700))).isFalse();
        assertThat(readers.isFirst("192.0.2.1", "Firefox", "hours 2", HALF_PAST_NINE)).isTrue();
        assertThat(readers.isFirst("192.0.2.2", "Firefox", "hours 1", HALF_PAST_NINE)).isTrue();
        assertThat(readers.isFirst("192.0.2.1", "Firefox", "hours 1", HALF_PAST_NINE.plusSeconds(1800))).isTrue();
    }
}
