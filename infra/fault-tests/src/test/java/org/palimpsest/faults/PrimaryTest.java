package org.palimpsest.faults;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is done to the primary of a set of three, while many write to it. */
class PrimaryTest {
    private static final Scale SCALE = Scale.chosen();

    @TempDir
    static Path data;

    private static HurtMongodb set;

    private Trial trial;

    @BeforeAll
    static void start() {
        set = new HurtMongodb(data, 3);
    }

    @AfterAll
    static void stop() {
        set.close();
    }

    @BeforeEach
    void write() {
        set.primary();
        trial = new Trial(set.uri());
    }

    @AfterEach
    void end() {
        trial.close();
    }

    @Test
    void it_is_killed() throws Exception {
        trial.survives("primary killed", SCALE.kills(), () -> {
            var primary = set.primary();
            primary.kill();
            set.primaryAfter(primary);
            primary.restart();
        });
    }

    @Test
    void it_stands_still_and_wakes_up_when_another_has_taken_its_place() throws Exception {
        trial.survives("primary frozen", SCALE.standstills(), () -> {
            var primary = set.primary();
            primary.pause();
            set.primaryAfter(primary);
            Trial.pass(SCALE.standstill());
            primary.resume();
        });
    }

    @Test
    void it_is_cut_off_from_the_others_while_those_who_write_still_reach_it() throws Exception {
        trial.survives("primary cut off", SCALE.standstills(), () -> {
            var primary = set.primary();
            set.cutOff(primary);
            set.primaryAfter(primary);
            Trial.pass(SCALE.standstill());
            set.mend();
        });
    }
}
