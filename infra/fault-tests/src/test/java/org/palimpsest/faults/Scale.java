package org.palimpsest.faults;

import java.time.Duration;
import java.util.List;

/**
 * How often and for how long: short as part of the build, long with {@code -Dfaults=long}.
 *
 * @param kills of the primary
 * @param standstills how often something is frozen or cut off
 * @param standstill how long
 * @param crashes of a process that writes
 * @param elasticsearchAway how long
 * @param queriesAway how long, one after the other
 */
record Scale(int kills, int standstills, Duration standstill, int crashes, Duration elasticsearchAway, List<Duration> queriesAway) {
    private static final Scale SHORT =
            new Scale(2, 1, Duration.ofSeconds(4), 1, Duration.ofSeconds(3), List.of(Duration.ofSeconds(3)));
    private static final Scale LONG = new Scale(
            20, 4, Duration.ofSeconds(30), 10, Duration.ofMinutes(2),
            List.of(Duration.ofSeconds(30), Duration.ofMinutes(5)));

    static Scale chosen() {
        return System.getProperty("faults", "short").equals("long") ? LONG : SHORT;
    }
}
