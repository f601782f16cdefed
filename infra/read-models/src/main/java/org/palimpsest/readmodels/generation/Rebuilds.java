package org.palimpsest.readmodels.generation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.palimpsest.readmodels.Generation;
import org.palimpsest.readmodels.Projection;
import org.palimpsest.readmodels.ReadModel;
import org.springframework.stereotype.Component;

/** For operators: how each read model stands, and having one built anew. Thread-safe; asks the database. */
@Component
public final class Rebuilds {
    private final List<ReadModel> models;
    private final Stores stores;
    private final ReadModelSupervisor keeper;
    private final Generations generations;

    Rebuilds(List<Projection> projections, Stores stores, ReadModelSupervisor keeper, Generations generations) {
        this.models = projections.stream().map(Projection::model).toList();
        this.stores = stores;
        this.keeper = keeper;
        this.generations = generations;
    }

    /** All read models, as this code has them. */
    public List<ReadModel> models() {
        return models;
    }

    /** The read model of this name. */
    public Optional<ReadModel> find(String name) {
        return models.stream().filter(model -> model.name().equals(name)).findFirst();
    }

    /** Has {@code model} built anew beside the one that is read; joins a build that is under way. */
    public void start(ReadModel model) {
        var now = stores.registry().now();
        stores.registry().change(model.name(), all -> all.begun(model.version(), now));
        generations.refresh();
    }

    /** All generations of {@code model} that there are, oldest first. */
    public List<Standing> of(ReadModel model) {
        generations.refresh();
        long head = stores.log().headPosition();
        var now = stores.registry().now();
        var all = new ArrayList<Standing>();
        for (var making : generations.register(model).generations()) {
            var generation = new Generation(new ReadModel(model.name(), making.version()), making.number());
            long position = stores.tokens().completedPrefix(generation.processor());
            long parked = stores.letters().queue(generation).size();
            all.add(Standing.of(generation, making, position, head, parked, now));
        }
        return all;
    }

    /** How many events the generation of {@code model} that is read could not take in, with those that wait for them. */
    public long parked(ReadModel model) {
        return generations.find(model)
                .map(generation -> stores.letters().queue(generation).size())
                .orElse(0L);
    }

    /** Whether there is something of {@code model} that can be read. */
    public boolean isReadable(ReadModel model) {
        return generations.find(model).isPresent();
    }

    /** Whether this node follows the log with what is read of {@code model}, and is not stuck. */
    public boolean isKept(ReadModel model) {
        return generations.find(model)
                .filter(generation -> {
                    long position = stores.tokens().completedPrefix(generation.processor());
                    return keeper.following(generation).filter(one -> one.isWell(position)).isPresent();
                })
                .isPresent();
    }
}
