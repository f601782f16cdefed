package org.palimpsest.readmodels.generation;

import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.palimpsest.readmodels.Generation;
import org.palimpsest.readmodels.Projection;
import org.palimpsest.readmodels.ReadModel;
import org.springframework.stereotype.Component;

/**
 * Which generation of each read model is to be read, as this node knows it. Thread-safe; asks the database only if it
 * has not heard from it for some seconds, as after a standstill of the whole process.
 */
@Component
public final class Generations {
    private static final Duration TRUSTED = Duration.ofSeconds(3);

    private final Registry registry;
    private final ThreadLocal<Map<ReadModel, Generation>> pinned = ThreadLocal.withInitial(Map::of);
    private volatile Known known = new Known(Map.of(), System.nanoTime() - TRUSTED.toNanos());

    private record Known(Map<String, Register> registers, long at) {}

    Generations(Registry registry) {
        this.registry = registry;
    }

    /**
     * Holds the calling thread to the generations that are read now, so that a request reads to its end what it began
     * with, even if another one takes its place meanwhile. Only for threads that end with their request: on others it
     * does nothing.
     */
    public void pin(ReadModel... models) {
        if (Thread.currentThread().isVirtual()) {
            pinned.set(Stream.of(models).collect(toMap(model -> model, this::current)));
        }
    }

    /** {@code task}, to be run by another thread of the same request: that is then held to what the calling thread is held to. */
    public Runnable handedOver(Runnable task) {
        var held = pinned.get();
        return held.isEmpty()
                ? task
                : () -> {
                    pinned.set(held);
                    try {
                        task.run();
                    } finally {
                        pinned.remove();
                    }
                };
    }

    /**
     * The generation of {@code model} to be read: the one that the thread is held to, or else the present one.
     *
     * @throws BeingBuiltException as long as the first one is being built
     */
    public Generation of(ReadModel model) {
        var held = pinned.get().get(model);
        return held == null ? current(model) : held;
    }

    private Generation current(ReadModel model) {
        return find(model).orElseThrow(() -> new BeingBuiltException(model));
    }

    /** The generation of {@code model} that is read at present, if there is one. */
    public Optional<Generation> find(ReadModel model) {
        return register(model).readable(model.version()).map(making -> new Generation(model, making.number()));
    }

    /** All that this code can keep of a projection's read model, oldest first. */
    List<Generation> of(Projection projection) {
        var model = projection.model();
        return register(model).generations().stream()
                .filter(making -> making.version() == model.version() && making.state() != State.DROPPED)
                .map(making -> new Generation(model, making.number()))
                .toList();
    }

    Register register(ReadModel model) {
        var trusted = known;
        if (System.nanoTime() - trusted.at > TRUSTED.toNanos()) {
            refresh();
            trusted = known;
        }
        return trusted.registers.getOrDefault(model.name(), Register.empty(model.name()));
    }

    /** Learns what the other nodes have done. */
    void refresh() {
        long at = System.nanoTime();
        known = new Known(registry.all(), at);
    }
}
