package org.palimpsest.eventstore;

import com.mongodb.MongoInterruptedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Group commit: each append puts its events into one queue and waits; one thread at a time takes all that is there,
 * up to {@value #TOGETHER}, and writes it in one go. While that is on its way the next group gathers, so that an idle
 * store makes nobody wait for company, and a busy one shares each journal write among many. The first to come writes by
 * itself, and what gathered meanwhile is left to a thread that exists as long as there is something to write.
 * Thread-safe.
 */
final class Appender {

    /** Appends in one group. More bring nothing: by then the documents themselves cost more than the journal write. */
    private static final int TOGETHER = 256;

    private static final Logger LOG = LoggerFactory.getLogger(Appender.class);

    private final BlockingQueue<Pending> queue;
    private final StreamEnds ends;
    private final GroupCommit group;
    private final int limit;
    private final AtomicBoolean working = new AtomicBoolean();
    /** Taken from the queue, not yet decided. Belongs, like {@link #group}, to the thread that is working. */
    private final List<Pending> taken = new ArrayList<>();

    Appender(Commits commits, CommitClock clock, Duration patience, int limit) {
        this.limit = limit;
        this.queue = new ArrayBlockingQueue<>(limit);
        this.ends = new StreamEnds(new StreamReader(commits));
        this.group = new GroupCommit(commits, ends, clock, patience);
    }

    /**
     * @throws StoreBusyException if the queue is full, or other writers were first until patience ended
     * @throws ClockSkewException if this process's clock is not right; nothing was written then
     * @throws UnknownOutcomeException if the database went away and did not come back until patience ended
     */
    Commit append(List<CommitEvent> events) {
        var pending = new Pending(events);
        ends.look(pending.streams());
        if (!queue.offer(pending)) {
            throw new StoreBusyException(limit + " appends are waiting already; nothing was written");
        }
        if (working.compareAndSet(false, true)) {
            work(pending);
        }
        return pending.await();
    }

    /** Until nothing waits any more, or {@code own} has its outcome; somebody else goes on then. */
    private void work(@Nullable Pending own) {
        // Others wait for this thread: an interrupt has to wait as well.
        boolean interrupted = Thread.interrupted();
        while ((own == null || !own.isDecided()) && take()) {
            write();
            interrupted |= Thread.interrupted();
        }
        boolean more = !taken.isEmpty();
        working.set(false);
        if ((more || !queue.isEmpty()) && working.compareAndSet(false, true)) {
            Thread.ofVirtual().name("appender").start(() -> work(null));
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean take() {
        queue.drainTo(taken, TOGETHER - taken.size());
        return !taken.isEmpty();
    }

    private void write() {
        try {
            group.write(taken);
        } catch (MongoInterruptedException e) {
            LOG.debug("Interrupted before anything was written; once more", e);
        } catch (RuntimeException | Error e) {
            // The database is away, or the clock is wrong. Appends that wait behind these would only wait as long for the same.
            queue.drainTo(taken);
            taken.forEach(pending -> pending.failed(e));
            taken.clear();
        }
    }
}
