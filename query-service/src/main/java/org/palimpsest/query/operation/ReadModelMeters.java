package org.palimpsest.query.operation;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.palimpsest.eventstore.MongoEventStorageEngine;
import org.palimpsest.readmodels.ReadModel;
import org.palimpsest.readmodels.generation.CompletedPrefix;
import org.palimpsest.readmodels.generation.Generations;
import org.palimpsest.readmodels.generation.Rebuilds;
import org.springframework.stereotype.Component;

/** How far each read model has come, and how many events it is behind. */
@Component
final class ReadModelMeters implements MeterBinder {
    private final Generations generations;
    private final Rebuilds rebuilds;
    private final CompletedPrefix prefix;
    private final MongoEventStorageEngine log;

    ReadModelMeters(Rebuilds rebuilds, Generations generations, CompletedPrefix prefix, MongoEventStorageEngine log) {
        this.rebuilds = rebuilds;
        this.generations = generations;
        this.prefix = prefix;
        this.log = log;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (var model : rebuilds.models()) {
            Gauge.builder("palimpsest.read.model.position", () -> reached(model))
                    .description("Position of the last event that the read model has taken in; -1 before the first")
                    .tag("read.model", model.toString())
                    .register(registry);
            Gauge.builder("palimpsest.read.model.lag", () -> log.headPosition() - reached(model))
                    .description("Events in the log that the read model has not taken in yet")
                    .baseUnit("events")
                    .tag("read.model", model.toString())
                    .register(registry);
            Gauge.builder("palimpsest.read.model.parked", () -> rebuilds.parked(model))
                    .description("Events that the read model could not take in, and those that wait for them")
                    .baseUnit("events")
                    .tag("read.model", model.toString())
                    .register(registry);
        }
    }

    /** Nothing can be told of what is still being built. */
    private double reached(ReadModel model) {
        return generations.find(model).isPresent() ? prefix.of(model) : Double.NaN;
    }
}
