package org.palimpsest.query.operation;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.palimpsest.readmodels.ReadModel;
import org.palimpsest.readmodels.generation.Rebuilds;
import org.palimpsest.readmodels.generation.Standing;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
import org.springframework.stereotype.Component;

/** {@code /actuator/readmodels}: how the read models stand; a POST to one has it built anew. For operators only. */
@Component
@WebEndpoint(id = "readmodels")
final class ReadModelsEndpoint {
    private final Rebuilds rebuilds;

    ReadModelsEndpoint(Rebuilds rebuilds) {
        this.rebuilds = rebuilds;
    }

    /** Every generation of every read model, by the read model's name. */
    @ReadOperation
    Map<String, List<Standing>> all() {
        var all = new TreeMap<String, List<Standing>>();
        rebuilds.models().forEach(model -> all.put(model.name(), rebuilds.of(model)));
        return all;
    }

    /** Every generation of one read model. */
    @ReadOperation
    WebEndpointResponse<?> one(@Selector String name) {
        return rebuilds.find(name)
                .<WebEndpointResponse<?>>map(model -> new WebEndpointResponse<>(rebuilds.of(model)))
                .orElseGet(this::unknown);
    }

    /** Begins a build, or joins the one under way. */
    @WriteOperation
    WebEndpointResponse<?> rebuild(@Selector String name) {
        return rebuilds.find(name).<WebEndpointResponse<?>>map(this::started).orElseGet(this::unknown);
    }

    private WebEndpointResponse<?> started(ReadModel model) {
        rebuilds.start(model);
        return new WebEndpointResponse<>(rebuilds.of(model), 202);
    }

    private WebEndpointResponse<?> unknown() {
        var valid = rebuilds.models().stream().map(ReadModel::name).sorted().toList();
        return new WebEndpointResponse<>(
                Map.of("detail", "There is no such read model. There are: " + String.join(", ", valid) + "."), 404);
    }
}
