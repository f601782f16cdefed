package org.palimpsest.query.operation;

import java.util.List;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.palimpsest.query.projection.Projection;
import org.palimpsest.query.projection.ReadModel;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether each read model is being kept: its processor runs and is not stuck at an event that it cannot take in. */
@Component("readModelsHealthIndicator")
final class ReadModelsHealth implements HealthIndicator {
    private final List<ReadModel> models;
    private final EventProcessingConfiguration processors;

    ReadModelsHealth(List<Projection> projections, EventProcessingConfiguration processors) {
        this.models = projections.stream().map(Projection::model).toList();
        this.processors = processors;
    }

    @Override
    public Health health() {
        var health = Health.up();
        for (var model : models) {
            var state = processors.eventProcessor(model.processor(), StreamingEventProcessor.class)
                    .map(ReadModelsHealth::state)
                    .orElse("missing");
            health.withDetail(model.processor(), state);
            if (!"running".equals(state)) {
                health.down();
            }
        }
        return health.build();
    }

    private static String state(StreamingEventProcessor processor) {
        if (!processor.isRunning()) {
            return "stopped";
        }
        boolean failing = processor.isError()
                || processor.processingStatus().values().stream().anyMatch(segment -> segment.isErrorState());
        return failing ? "failing" : "running";
    }
}
