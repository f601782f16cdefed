package org.palimpsest.command.reaction;

import com.mongodb.client.MongoDatabase;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.palimpsest.eventstore.MongoEventStorageEngine;
import org.palimpsest.eventstore.MongoEventStore;
import org.palimpsest.eventstore.MongoTokenStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Keeps all reactions going in this service. */
@Component
final class ReactionSupervisor implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ReactionSupervisor.class);

    private final List<Reaction> reactions;
    private final Effects effects;
    private final MongoDatabase database;
    private final MongoEventStorageEngine engine;
    private final ReactionSettings settings;
    private volatile List<ReactionProcessor> processors = List.of();
    private @Nullable MongoEventStore log;
    private volatile List<Thread> attendants = List.of();
    private volatile boolean running;

    @Autowired
    ReactionSupervisor(List<Reaction> reactions, Effects effects, MongoDatabase database, MongoEventStorageEngine engine) {
        this(reactions, effects, database, engine, ReactionSettings.USUAL);
    }

    ReactionSupervisor(
            List<Reaction> reactions,
            Effects effects,
            MongoDatabase database,
            MongoEventStorageEngine engine,
            ReactionSettings settings) {
        this.reactions = reactions;
        this.effects = effects;
        this.database = database;
        this.engine = engine;
        this.settings = settings;
    }

    List<String> names() {
        return reactions.stream().map(Reaction::name).toList();
    }

    /** What keeps the reaction of this name going, once this has been started. */
    Optional<ReactionProcessor> find(String name) {
        return processors.stream().filter(one -> one.name().equals(name)).findFirst();
    }

    @Override
    public void start() {
        // Commands go by a store of their own, which wakes nobody: here a change stream tells of every service's commits.
        var woken = MongoEventStore.over(engine);
        var tokens = new MongoTokenStore(database, engine.getEventSerializer());
        log = woken;
        processors = reactions.stream()
                .map(reaction -> new ReactionProcessor(reaction, effects, woken, tokens, settings))
                .toList();
        running = true;
        processors.forEach(ReactionProcessor::start);
        attendants = processors.stream()
                .map(one -> Thread.ofVirtual().name(one.name() + "-attendant").start(() -> attend(one)))
                .toList();
    }

    private void attend(ReactionProcessor processor) {
        while (running) {
            try {
                processor.attend();
            } catch (RuntimeException e) {
                LOG.warn("What failed of {} will be seen to when the database is back", processor.name(), e);
            }
            LockSupport.parkNanos(settings.look().toNanos());
        }
    }

    @Override
    public void stop() {
        running = false;
        attendants.forEach(LockSupport::unpark);
        try {
            for (var attendant : attendants) {
                attendant.join();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        processors.forEach(ReactionProcessor::close);
        if (log != null) {
            log.close();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
