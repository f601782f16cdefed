package org.palimpsest.eventstore;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Group commit: whoever appends puts its events into one queue and waits; one thread at a time takes all that is there,
 * up to {@value #TOGETHER}, and writes it in one go. While that is on its way the next group gathers, so that an idle
 * store makes nobody wait for company, and a busy one shares each journal write among many. The thread exists only as
 * long as there is something to write. Thread-safe.
 */
final class Appender {

    /** Appends in one group. More do not make it faster, but make the first of them wait. */
    private static final int TOGETHER = 512;

    private final BlockingQueue<Pending> queue;
    private final AtomicBoolean working = new AtomicBoolean();
    private final StreamEnds ends;
    private final GroupCommit group;
    private final int limit;

    Appender(Commits commits, Clock clock, Duration patience, int limit) {
        this.limit = limit;
        this.queue = new ArrayBlockingQueue<>(limit);
        this.ends = new StreamEnds(new StreamReader(commits));
        this.group = new GroupCommit(commits, ends, clock, patience);
    }

    /**
     * @throws StoreBusyException if the queue is full, or other writers were first until patience ended
     * @throws UnknownOutcomeException if the database went away and did not come back until patience ended
     */
    Commit append(List<CommitEvent> events) {
        var pending = new Pending(events);
        ends.look(pending.streams());
        if (!queue.offer(pending)) {
            throw new StoreBusyException(limit + " appends are waiting already; nothing was written");
        }
        work();
        return pending.await();
    }

    private void work() {
        if (working.compareAndSet(false, true)) {
            Thread.ofVirtual().name("appender").start(this::drain);
        }
    }

    private void drain() {
        var waiting = new ArrayList<Pending>();
        try {
            while (queue.drainTo(waiting, TOGETHER - waiting.size()) > 0 || !waiting.isEmpty()) {
                group.write(waiting);
            }
        } catch (RuntimeException | Error e) {
            // The database is away. Whoever waits behind these would only wait as long for the same.
            queue.drainTo(waiting);
            waiting.forEach(pending -> pending.failed(e));
        } finally {
            working.set(false);
            if (!queue.isEmpty()) {
                work();
            }
        }
    }
}
