package org.palimpsest.query.operation;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import org.palimpsest.eventstore.MongoEventStorageEngine;
import org.palimpsest.query.projection.Projection;
import org.palimpsest.query.projection.ReadModel;
import org.palimpsest.query.reading.Freshness;
import org.springframework.stereotype.Component;

/** How far each read model has come, and how many events it is behind. */
@Component
final class ReadModelMeters implements MeterBinder {
    private final List<ReadModel> models;
    private final Freshness freshness;
    private final MongoEventStorageEngine log;

    ReadModelMeters(List<Projection> projections, Freshness freshness, MongoEventStorageEngine log) {
        this.models = projections.stream().map(Projection::model).toList();
        this.freshness = freshness;
        this.log = log;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (var model : models) {
            Gauge.builder("palimpsest.read.model.position", () -> freshness.reached(model))
                    .description("Position of the last event that the read model has taken in; -1 before the first")
                    .tag("read.model", model.processor())
                    .register(registry);
            Gauge.builder("palimpsest.read.model.lag", () -> log.headPosition() - freshness.reached(model))
                    .description("Events in the log that the read model has not taken in yet")
                    .baseUnit("events")
                    .tag("read.model", model.processor())
                    .register(registry);
        }
    }
}
