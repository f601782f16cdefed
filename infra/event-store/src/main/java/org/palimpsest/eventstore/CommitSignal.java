package org.palimpsest.eventstore;

import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Aggregates.project;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.client.MongoChangeStreamCursor;
import com.mongodb.client.model.changestream.ChangeStreamDocument;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says that the log may have grown. It only *wakes* readers: what they read is always asked of the log by position, so
 * that a signal too many costs one query and a lost one a moment. Signals come from this process's own
 * appends, from a change stream on the log that one virtual thread follows, and at least once in each {@code poll}.
 * Thread-safe.
 */
final class CommitSignal implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CommitSignal.class);
    private static final List<Bson> INSERTS = List.of(match(eq("operationType", "insert")), project(include("_id")));

    private final Commits commits;
    private final Duration poll;
    private final Set<Runnable> listeners = new CopyOnWriteArraySet<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition given = lock.newCondition();
    private final Thread follower;
    private final AtomicLong count = new AtomicLong();
    private volatile boolean closed;

    CommitSignal(Commits commits, Duration poll) {
        this.commits = commits;
        this.poll = poll;
        this.follower = Thread.ofVirtual().name("commit-signal").start(this::follow);
    }

    /** How many signals were given so far. Read it before looking at the log, and compare after. */
    long count() {
        return count.get();
    }

    void give() {
        lock.lock();
        try {
            count.incrementAndGet();
            given.signalAll();
        } finally {
            lock.unlock();
        }
        listeners.forEach(CommitSignal::call);
    }

    private static void call(Runnable listener) {
        try {
            listener.run();
        } catch (RuntimeException e) {
            // One that is shutting down must not keep the others, or a commit, from going on.
            LOG.debug("A listener failed", e);
        }
    }

    /** Waits until more than {@code seen} signals were given, for {@code nanos} at most; returns the nanos left. */
    long await(long seen, long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = nanos;
            while (count.get() == seen && left > 0) {
                left = given.awaitNanos(left);
            }
            return left;
        } finally {
            lock.unlock();
        }
    }

    /** {@code listener} runs at each signal, on the signalling thread, and must be quick. */
    void add(Runnable listener) {
        listeners.add(listener);
    }

    void remove(Runnable listener) {
        listeners.remove(listener);
    }

    @Override
    public void close() {
        closed = true;
        follower.interrupt();
    }

    private void follow() {
        while (!closed) {
            try (MongoChangeStreamCursor<ChangeStreamDocument<BsonDocument>> changes = commits.collection()
                    .watch(INSERTS, BsonDocument.class)
                    .maxAwaitTime(poll.toMillis(), TimeUnit.MILLISECONDS)
                    .cursor()) {
                while (!closed) {
                    changes.tryNext();
                    give();
                }
            } catch (RuntimeException e) {
                if (!closed) {
                    LOG.warn("No change stream at the moment, polling instead: {}", e.toString());
                    LockSupport.parkNanos(poll.toNanos());
                    give();
                }
            }
        }
    }
}
