package org.palimpsest.query.operation;

import org.palimpsest.readmodels.generation.Rebuilds;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Whether every read model can be read in the version that this code has. Part of readiness: as long as a new version is
 * built, the process before this one goes on serving.
 */
@Component("readableHealthIndicator")
final class ReadableHealth implements HealthIndicator {
    private final Rebuilds rebuilds;

    ReadableHealth(Rebuilds rebuilds) {
        this.rebuilds = rebuilds;
    }

    @Override
    public Health health() {
        boolean all = rebuilds.models().stream().allMatch(rebuilds::isReadable);
        return all ? Health.up().build() : Health.outOfService().build();
    }
}
