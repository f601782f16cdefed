package org.palimpsest.faults;

import org.junit.jupiter.api.Test;
import org.palimpsest.testsupport.House;
import org.palimpsest.testsupport.ServiceProcess;

/** A command-service is killed, or frozen, while others send commands to it and to another one. */
class CommandServiceTest {
    private static final Scale SCALE = Scale.chosen();

    private final UnderLoad load = new UnderLoad();
    private final House house = load.town.house;

    @Test
    void it_is_killed_in_the_middle_of_work_and_comes_back() {
        var service = house.commands();
        try (var _ = load.senders("killed", service)) {
            load.begin();
            for (int i = 0; i < SCALE.crashes(); i++) {
                service.kill();
                service.restart();
                load.goesOn();
            }
        }
        load.check("command-service killed", SCALE.crashes());
    }

    @Test
    void it_stands_still_while_another_goes_on_and_wakes_up() throws Exception {
        var frozen = house.commands();
        try (ServiceProcess other = house.another("command-service");
                var _ = load.senders("frozen", frozen);
                var _ = load.senders("awake", other)) {
            load.begin();
            for (int i = 0; i < SCALE.standstills(); i++) {
                frozen.signal("STOP");
                Trial.pass(SCALE.standstill());
                load.goesOn();
                frozen.signal("CONT");
                load.goesOn();
            }
        }
        load.check("command-service frozen", SCALE.standstills());
    }
}
