package org.palimpsest.readmodels.generation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RegisterTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(300);

    private static Register caughtUp(Register register, int number) {
        return register.moved(number, State.PREPARE, State.REPLAY, NOW).moved(number, State.REPLAY, State.CATCH_UP, NOW);
    }

    private static Register live(int version) {
        return caughtUp(Register.empty("library").begun(version, NOW), 1).switched(1, NOW, LATER);
    }

    private static State state(Register register, int number) {
        return register.find(number).orElseThrow().state();
    }

    @Test
    void nothing_can_be_read_before_the_first_generation_has_caught_up() {
        var register = Register.empty("library").begun(1, NOW);
        assertThat(register.readable(1)).isEmpty();
        assertThat(register.switched(1, NOW, LATER)).isEqualTo(register);
        assertThat(live(1).readable(1)).hasValueSatisfying(one -> assertThat(one.number()).isEqualTo(1));
    }

    @Test
    void who_asks_while_one_is_built_joins_it() {
        var building = live(1).begun(1, NOW);
        assertThat(building.generations()).hasSize(2);
        assertThat(building.begun(1, NOW)).isEqualTo(building);
        assertThat(building.readable(1).orElseThrow().number()).isEqualTo(1);
    }

    @Test
    void a_state_is_left_only_once() {
        var register = Register.empty("library").begun(1, NOW).moved(1, State.PREPARE, State.REPLAY, NOW);
        assertThat(register.moved(1, State.PREPARE, State.REPLAY, LATER)).isEqualTo(register);
        assertThat(live(1).switched(1, LATER, LATER)).isEqualTo(live(1));
    }

    @Test
    void one_goes_live_and_the_other_is_retired_in_one_step() {
        var register = caughtUp(live(1).begun(1, NOW), 2).switched(2, NOW, LATER);
        assertThat(register.readable(1).orElseThrow().number()).isEqualTo(2);
        assertThat(state(register, 1)).isEqualTo(State.RETIRED);
        assertThat(register.expired(LATER, LATER)).isEqualTo(register);
        assertThat(state(register.expired(LATER.plusMillis(1), LATER), 1)).isEqualTo(State.DROPPED);
        assertThat(state(register.expired(LATER.plusMillis(1), LATER), 2)).isEqualTo(State.LIVE);
    }

    @Test
    void code_of_the_former_version_goes_on_reading_its_own_as_long_as_it_is_kept() {
        var register = caughtUp(live(1).begun(2, NOW), 2).switched(2, NOW, LATER);
        assertThat(register.readable(2).orElseThrow().number()).isEqualTo(2);
        assertThat(register.readable(1).orElseThrow().number()).isEqualTo(1);
        assertThat(register.expired(LATER.plusMillis(1), LATER).readable(1)).isEmpty();
    }

    @Test
    void what_another_version_was_building_is_given_up_when_one_goes_live() {
        var both = live(1).begun(1, NOW).begun(2, NOW);
        var register = caughtUp(both, 3).switched(3, NOW, LATER);
        assertThat(state(register, 2)).isEqualTo(State.RETIRED);
    }

    @Test
    void numbers_are_never_used_twice() {
        assertThat(live(1).without(1).begun(1, NOW).generations())
                .singleElement()
                .satisfies(one -> assertThat(one.number()).isEqualTo(2));
    }
}
