package org.palimpsest.faults;

import java.time.Duration;
import java.util.List;

/**
 * How often and for how long: short as part of the build, long with {@code -Dfaults=long}. What has no short form is
 * tagged {@link #LONG_ONLY}.
 *
 * @param kills of the primary
 * @param standstills how often something is frozen or cut off
 * @param standstill how long
 * @param crashes of a process that writes, or of a service
 * @param elasticsearchKilled whether it is; or else only out of reach
 * @param elasticsearchAway how long
 * @param queriesAway how long, one after the other
 * @param members of the services' replica set
 */
record Scale(
        int kills,
        int standstills,
        Duration standstill,
        int crashes,
        boolean elasticsearchKilled,
        Duration elasticsearchAway,
        List<Duration> queriesAway,
        int members) {
    static final String LONG_ONLY = "long";

    private static final Scale SHORT =
            new Scale(2, 1, Duration.ofSeconds(4), 1, false, Duration.ofSeconds(3), List.of(), 1);
    private static final Scale LONG = new Scale(
            20, 4, Duration.ofSeconds(30), 10, true, Duration.ofMinutes(2),
            List.of(Duration.ofSeconds(30), Duration.ofMinutes(5)), 3);

    static Scale chosen() {
        return System.getProperty("faults", "short").equals(LONG_ONLY) ? LONG : SHORT;
    }
}
