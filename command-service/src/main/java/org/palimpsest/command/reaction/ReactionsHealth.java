package org.palimpsest.command.reaction;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.Locale;
import org.palimpsest.command.reaction.Effects.Status;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * How reactions do, for the person who runs the service: whether each can follow the log, and how many of its effects have failed
 * or want an operator, as last counted. Asks nobody.
 */
@Component("reactionsHealthIndicator")
final class ReactionsHealth implements HealthIndicator, MeterBinder {
    private static final List<Status> TOLD = List.of(Status.FAILED, Status.PARKED, Status.UNKNOWN);

    private final ReactionSupervisor supervisor;

    ReactionsHealth(ReactionSupervisor supervisor) {
        this.supervisor = supervisor;
    }

    @Override
    public Health health() {
        var health = Health.up();
        for (var name : supervisor.names()) {
            boolean well = supervisor.find(name).filter(ReactionProcessor::isWell).isPresent();
            health.withDetail(name, well ? "running" : "failing");
            for (var status : TOLD) {
                long count = count(name, status);
                if (count > 0) {
                    health.withDetail(name + "_" + lower(status), count);
                }
            }
            if (!well) {
                health.down();
            }
        }
        return health.build();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (var name : supervisor.names()) {
            for (var status : TOLD) {
                Gauge.builder("palimpsest.reaction.effects", () -> count(name, status))
                        .description("Effects that are neither done nor under way")
                        .tag("reaction", name)
                        .tag("status", lower(status))
                        .register(registry);
            }
        }
    }

    private long count(String reaction, Status status) {
        return supervisor.find(reaction).map(one -> one.unsettled().getOrDefault(status, 0L)).orElse(0L);
    }

    private static String lower(Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
