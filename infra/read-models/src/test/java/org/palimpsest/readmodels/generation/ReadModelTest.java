package org.palimpsest.readmodels.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.palimpsest.readmodels.generation.Accounts.BALANCES;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A read model of a log that is nobody's in particular. */
class ReadModelTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Accounts accounts = new Accounts();

    @AfterEach
    void stop() {
        accounts.close();
    }

    private void awaitCaughtUp() {
        await().atMost(SOON).until(accounts::hasCaughtUp);
    }

    @Test
    void what_was_there_before_it_was_made_and_what_comes_later_is_taken_in() {
        accounts.deposit("a", 10, 20, 30, 40, 50);
        awaitCaughtUp();
        accounts.deposit("b", 7);
        accounts.deposit("a", 1);
        awaitCaughtUp();
        assertThat(accounts.balance("a").cents()).isEqualTo(151);
        assertThat(accounts.balance("a").by()).isEqualTo("olwen");
        assertThat(accounts.balance("b").cents()).isEqualTo(7);
        assertThat(accounts.receipts()).isEqualTo(7);
    }

    @Test
    void what_it_does_not_care_for_moves_it_on_as_well() {
        accounts.deposit("a", 10);
        accounts.rename("a");
        awaitCaughtUp();
        assertThat(accounts.balance("a").position()).isZero();
    }

    @Test
    void who_has_written_waits_for_what_was_written_but_not_for_ever() {
        awaitCaughtUp();
        accounts.deposit("a", 10);
        long head = accounts.head();
        assertThat(accounts.prefix().await(head, SOON, BALANCES)).hasValue(head);
        assertThat(accounts.balance("a").cents()).isEqualTo(10);
        assertThat(accounts.prefix().await(head + 1, Duration.ofMillis(50), BALANCES)).isEmpty();
    }

    /** However long it was away: an index is to find what was published meanwhile as soon as it is back. */
    @Test
    void when_a_store_is_back_it_catches_up_within_five_seconds() {
        accounts.deposit("a", 10);
        awaitCaughtUp();
        accounts.away(true);
        accounts.deposit("a", 20);
        await().atMost(SOON).until(() -> accounts.refusals() >= 8);
        assertThat(accounts.rebuilds().isKept(BALANCES)).isFalse();
        assertThat(accounts.hasCaughtUp()).isFalse();
        accounts.away(false);
        await().atMost(Duration.ofSeconds(5)).until(accounts::hasCaughtUp);
        assertThat(accounts.balance("a").cents()).isEqualTo(30);
        assertThat(accounts.rebuilds().isKept(BALANCES)).isTrue();
    }

    @Test
    void one_is_built_beside_the_other_and_takes_its_place() {
        accounts.deposit("a", 10, 20);
        awaitCaughtUp();
        var before = accounts.generations().of(BALANCES);
        accounts.rebuilds().start(BALANCES);
        accounts.deposit("a", 30);
        await().atMost(SOON).until(() -> !accounts.generations().of(BALANCES).equals(before));
        awaitCaughtUp();
        assertThat(accounts.balance("a").cents()).isEqualTo(60);
        await().atMost(SOON).until(() -> accounts.rebuilds().of(BALANCES).size() == 1);
    }

    @Test
    void poison_parks_its_own_stream_until_it_can_be_taken_in() {
        accounts.poison(13L);
        accounts.deposit("a", 10, 13, 20);
        accounts.deposit("b", 7);
        awaitCaughtUp();
        assertThat(accounts.balance("a").cents()).isEqualTo(10);
        assertThat(accounts.balance("b").cents()).isEqualTo(7);
        assertThat(accounts.parked().all()).extracting(ParkedEvent::stream).containsExactly("a", "a");

        accounts.poison();
        assertThat(accounts.parked().retry("a", "ada")).isEqualTo(2);
        assertThat(accounts.balance("a").cents()).isEqualTo(43);
        assertThat(accounts.parked().all()).isEmpty();
    }
}
