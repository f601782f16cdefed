package org.palimpsest.faults;

import org.junit.jupiter.api.Test;
import org.palimpsest.endtoend.Service;

/** A command-service is killed, or frozen, while others send commands to it and to another one. */
class CommandServiceTest {
    private static final Scale SCALE = Scale.chosen();
    private static final int SOME = 20;

    private final Town town = Town.shared();
    private final ReadModels readModels = new ReadModels(town);
    private final Ledger ledger = new Ledger();

    @Test
    void it_is_killed_in_the_middle_of_work_and_comes_back() {
        var service = town.house.commands();
        try (var _ = new Senders("killed", town.house, service.address(), ledger)) {
            ledger.awaitMore(SOME);
            ledger.begin();
            for (int i = 0; i < SCALE.crashes(); i++) {
                service.kill();
                service.restart();
                ledger.awaitMore(SOME);
            }
        }
        check("command-service killed", SCALE.crashes());
    }

    @Test
    void it_stands_still_while_another_goes_on_and_wakes_up() throws Exception {
        var frozen = town.house.commands();
        try (Service other = town.house.another("command-service");
                var _ = new Senders("frozen", town.house, frozen.address(), ledger);
                var _ = new Senders("awake", town.house, other.address(), ledger)) {
            ledger.awaitMore(SOME);
            ledger.begin();
            for (int i = 0; i < SCALE.standstills(); i++) {
                frozen.signal("STOP");
                Trial.pass(SCALE.standstill());
                ledger.awaitMore(SOME);
                frozen.signal("CONT");
                ledger.awaitMore(SOME);
            }
        }
        check("command-service frozen", SCALE.standstills());
    }

    private void check(String fault, int times) {
        var equal = readModels.check();
        Results.add(fault, times, ledger, LogCheck.hold(ledger, town.database), equal);
    }
}
