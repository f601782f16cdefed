package org.palimpsest.query.operation;

import org.palimpsest.readmodels.generation.Rebuilds;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether each read model is being kept: this node follows the log with it and is not stuck. */
@Component("readModelsHealthIndicator")
final class ReadModelsHealth implements HealthIndicator {
    private final Rebuilds rebuilds;

    ReadModelsHealth(Rebuilds rebuilds) {
        this.rebuilds = rebuilds;
    }

    @Override
    public Health health() {
        var health = Health.up();
        for (var model : rebuilds.models()) {
            boolean kept = rebuilds.isKept(model);
            health.withDetail(model.toString(), kept ? "running" : rebuilds.isReadable(model) ? "failing" : "being built");
            long parked = rebuilds.parked(model);
            if (parked > 0) {
                health.withDetail(model + "_parked_events", parked);
            }
            if (!kept) {
                health.down();
            }
        }
        return health.build();
    }
}
