package org.palimpsest.command.file;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.EntryEvent.FilesRevised;
import org.palimpsest.eventstore.MongoEventStorageEngine;
import org.palimpsest.web.storage.FileStore;
import org.palimpsest.web.storage.FileStore.Unsettled;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Throws away files of which no event speaks: whose upload was refused in the end, or whose service died in between. What an event
 * ever spoke of stays, whatever became of its draft. May run in several services at once.
 */
@Component
final class UnusedFiles implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(UnusedFiles.class);
    private static final Duration LOOK = Duration.ofHours(1);

    /** Pieces are looked for as long after: a system may stand still for so long. */
    private static final Duration OLDEST_PIECES = Duration.ofDays(30);

    private static final int AT_ONCE = 100;

    private final FileStore store;
    private final MongoEventStorageEngine log;
    private final FileSettings settings;
    private final Clock clock;
    private volatile boolean running;
    private @Nullable Thread collector;

    UnusedFiles(FileStore store, MongoEventStorageEngine log, FileSettings settings, Clock clock) {
        this.store = store;
        this.log = log;
        this.settings = settings;
        this.clock = clock;
    }

    /** Looks through all that is older than it has to be. */
    void collect() {
        var then = clock.instant().minus(settings.unused());
        for (var some = store.unsettled(then, AT_ONCE); !some.isEmpty(); some = store.unsettled(then, AT_ONCE)) {
            some.forEach(file -> collect(file, then));
        }
        store.removePieces(then.minus(OLDEST_PIECES), then);
    }

    private void collect(Unsettled file, Instant then) {
        if (isSpokenOf(file)) {
            store.settle(file);
        } else {
            store.remove(file, then);
        }
    }

    private boolean isSpokenOf(Unsettled file) {
        // From the first event on: a snapshot knows the files of its moment alone.
        return log.readEvents(file.entry().toString(), 0).asStream()
                .anyMatch(event -> event.getPayload() instanceof FilesRevised revised
                        && revised.files().stream().anyMatch(one -> one.sha256().equals(file.sha256())));
    }

    @Override
    public void start() {
        running = true;
        collector = Thread.ofVirtual().name("unused-files").start(() -> {
            while (running) {
                LockSupport.parkNanos(LOOK.toNanos());
                try {
                    if (running) {
                        collect();
                    }
                } catch (RuntimeException e) {
                    LOG.warn("Files that nobody uses will be looked for again", e);
                }
            }
        });
    }

    @Override
    public void stop() {
        running = false;
        LockSupport.unpark(collector);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
