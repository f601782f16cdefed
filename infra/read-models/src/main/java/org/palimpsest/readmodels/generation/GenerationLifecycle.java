package org.palimpsest.readmodels.generation;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.palimpsest.readmodels.Generation;
import org.palimpsest.readmodels.Projection;
import org.palimpsest.readmodels.ReadModel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One read model on this node: does what its register says, and moves on what is ready to. Several nodes may do the same
 * at the same time. {@link #look} is for one thread.
 */
final class GenerationLifecycle implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GenerationLifecycle.class);

    /** Longer than a node takes to notice that a generation is kept no longer. */
    private static final Duration LAST_LOOK = Duration.ofSeconds(4);

    private static final int LOOKS_BETWEEN_LEFTOVERS = 20;

    private final Projection projection;
    private final Stores stores;
    private final RebuildSettings settings;
    private final Map<Generation, Following> following = new ConcurrentHashMap<>();
    private final Map<Generation, Build> building = new HashMap<>();
    private long head = Long.MAX_VALUE;
    private int looks;

    GenerationLifecycle(Projection projection, Stores stores, RebuildSettings settings) {
        this.projection = projection;
        this.stores = stores;
        this.settings = settings;
    }

    ReadModel model() {
        return projection.model();
    }

    /** Has a first generation of this code's version built, unless one is live or being built. */
    void begin() {
        var model = model();
        var now = stores.registry().now();
        stores.registry()
                .change(model.name(), all -> all.readable(model.version())
                                .filter(one -> one.state() == State.LIVE)
                                .isPresent()
                        ? all
                        : all.begun(model.version(), now));
    }

    /** What follows the log with {@code generation} on this node. */
    Optional<Following> following(Generation generation) {
        return Optional.ofNullable(following.get(generation));
    }

    /** Does what {@code register} says; {@code wake} is to be run when there is reason to look again. */
    void look(Register register, Runnable wake) {
        end(register);
        for (var making : register.generations()) {
            var generation = new Generation(model(), making.number());
            if (making.version() != model().version()) {
                continue;
            }
            if (making.isKept()) {
                following.computeIfAbsent(generation, this::follow);
            } else if (making.isBuilding()) {
                building.computeIfAbsent(generation, _ -> build(generation, wake));
            }
            if (making.state() == State.CATCH_UP && hasCaughtUp(register, generation)) {
                takeOver(generation);
            }
        }
        clear(register);
        if (looks++ % LOOKS_BETWEEN_LEFTOVERS == 0) {
            following.keySet().forEach(generation -> stores.letters().leftovers(projection, generation));
        }
    }

    private void end(Register register) {
        following.entrySet().removeIf(entry -> {
            boolean over = isNot(register, entry.getKey(), GenerationRecord::isKept);
            if (over) {
                entry.getValue().close();
            }
            return over;
        });
        building.entrySet().removeIf(entry -> {
            boolean over = isNot(register, entry.getKey(), one -> one.isBuilding() && !one.isKept());
            if (over) {
                entry.getValue().close();
            }
            return over;
        });
    }

    private static boolean isNot(Register register, Generation generation, Predicate<GenerationRecord> wanted) {
        return register.find(generation.number()).filter(wanted).isEmpty();
    }

    private Following follow(Generation generation) {
        var processor = stores.processors().of(generation, stores.folding(projection, generation));
        processor.start();
        return processor;
    }

    private Build build(Generation generation, Runnable wake) {
        var build = new Build(projection, generation, stores, settings, wake);
        build.start();
        return build;
    }

    /** As far as what is read now, and as the log was when we last looked: under load its end is always elsewhere. */
    private boolean hasCaughtUp(Register register, Generation generation) {
        long before = head;
        head = stores.log().headPosition();
        long read = register.readable(model().version())
                .map(making -> new Generation(model(), making.number()))
                .map(live -> stores.tokens().completedPrefix(live.processor()))
                .orElse(-1L);
        return stores.tokens().completedPrefix(generation.processor()) >= Math.max(read, Math.min(before, head));
    }

    private void takeOver(Generation generation) {
        projection.settle(generation);
        var now = stores.registry().now();
        if (stores.registry()
                .change(model().name(), all -> all.switched(generation.number(), now, now.plus(settings.grace())))) {
            tell(generation);
        }
    }

    private void tell(Generation generation) {
        long parked = stores.letters().queue(generation).size();
        if (parked > 0) {
            LOG.warn("{} is live without {} events that it could not take in", generation.processor(), parked);
        } else {
            LOG.info("{} is live", generation.processor());
        }
    }

    private void clear(Register register) {
        if (register.generations().stream().noneMatch(one -> one.until() != null)) {
            return;
        }
        var now = stores.registry().now();
        stores.registry().change(model().name(), all -> all.expired(now, now.plus(LAST_LOOK)));
        register.generations().stream()
                .filter(one -> one.state() == State.DROPPED && one.hasEnded(now))
                .forEach(this::drop);
    }

    /** What is removed last is what says that it is to be removed. */
    private void drop(GenerationRecord making) {
        var generation = new Generation(new ReadModel(model().name(), making.version()), making.number());
        projection.drop(generation);
        stores.forget(generation);
        if (stores.registry().change(model().name(), all -> all.without(making.number()))) {
            LOG.info("{} has been removed", generation.processor());
        }
    }

    @Override
    public void close() {
        building.values().forEach(Build::close);
        following.values().forEach(Following::close);
    }
}
