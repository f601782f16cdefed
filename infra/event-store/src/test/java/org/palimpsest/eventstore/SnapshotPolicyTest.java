package org.palimpsest.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.SnapshotTrigger;
import org.axonframework.eventsourcing.Snapshotter;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.Test;

class SnapshotPolicyTest {

    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");

    private final List<String> taken = new ArrayList<>();
    private final Snapshotter snapshotter = (type, id) -> taken.add(type.getSimpleName() + " " + id);
    private final SnapshotTrigger trigger = new SnapshotPolicy(
            snapshotter, 50, Duration.ofDays(1), new SettableClock(NOW)).prepareTrigger(String.class);

    private void events(int count, Instant at) {
        for (int i = 0; i < count; i++) {
            trigger.eventHandled(new GenericDomainEventMessage<>(
                    "Account", "a", i, "event", MetaData.emptyInstance(), "id" + i, at));
        }
    }

    @Test
    void it_takes_one_as_soon_as_there_are_enough_events() {
        events(49, NOW);
        assertThat(taken).isEmpty();
        events(1, NOW);
        assertThat(taken).containsExactly("String a");
        events(49, NOW);
        assertThat(taken).hasSize(1);
        events(1, NOW);
        assertThat(taken).hasSize(2);
    }

    @Test
    void it_takes_one_earlier_if_the_first_of_them_is_old() {
        events(4, NOW.minus(Duration.ofDays(2)));
        assertThat(taken).isEmpty();
        events(1, NOW);
        assertThat(taken).containsExactly("String a");
    }

    @Test
    void it_takes_none_of_a_few_that_are_young() {
        events(20, NOW.minus(Duration.ofHours(23)));
        assertThat(taken).isEmpty();
    }
}
