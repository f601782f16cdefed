package org.palimpsest.eventstore;

import com.mongodb.MongoException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.ReadPreference;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The clock that dates commits, as long as it agrees with that of the primary.
 *
 * <p>The primary's time is asked for every few seconds at most, and counted on from there by {@link System#nanoTime}, which
 * nobody can set; so each date is held against it, and a clock that is set while the process runs is noticed at once. It
 * is also asked whenever that comparison comes out otherwise than before: the process, or the machine, may have stood still.
 * Thread-safe.
 */
final class CommitClock {

    /** For how long an answer is counted on: even a bad oscillator is off by no more than half a millisecond then. */
    static final Duration ASK_EVERY = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(CommitClock.class);
    private static final Document HELLO = new Document("hello", 1);

    private final MongoDatabase database;
    private final Clock clock;
    private final Duration bound;
    private final LongSupplier nanos;
    private volatile @Nullable Answer last;
    private volatile long askAgainAt;

    /**
     * @param bound how far the two may be apart
     * @param nanos a clock that is never set, in nanoseconds
     */
    CommitClock(MongoDatabase database, Clock clock, Duration bound, LongSupplier nanos) {
        this.database = database;
        this.clock = clock;
        this.bound = bound;
        this.nanos = nanos;
    }

    /**
     * What the database said, and when, in {@code nanoTime}.
     *
     * @param uncertainty half of the round trip, and the millisecond that its answer is rounded to
     * @param agreed whether the clock did so at that moment
     */
    private record Answer(Instant time, long at, Duration uncertainty, boolean agreed) {}

    /**
     * Now.
     *
     * @throws ClockSkewException if the two are too far apart
     * @throws MongoException if the database has never been asked and cannot be now
     */
    Instant instant() {
        var answer = last;
        if (answer == null || isDue() || isWithin(skew(answer, clock.instant()), answer.uncertainty()) != answer.agreed()) {
            answer = ask(answer);
        }
        Instant now = clock.instant();
        Duration skew = skew(answer, now);
        if (!isWithin(skew, answer.uncertainty())) {
            throw new ClockSkewException(skew, bound);
        }
        return now;
    }

    /**
     * How far the clock is ahead of the database's; negative if it is behind.
     *
     * @throws MongoException if the database has to be asked and cannot be
     */
    Duration skew() {
        var answer = last;
        return skew(answer == null || isDue() ? ask() : answer, clock.instant());
    }

    /** How far the two may be apart. */
    Duration bound() {
        return bound;
    }

    private boolean isDue() {
        return nanos.getAsLong() - askAgainAt >= 0;
    }

    /** One that is older is better than none. */
    private Answer ask(@Nullable Answer older) {
        try {
            return ask();
        } catch (MongoInterruptedException e) {
            throw e;
        } catch (MongoException e) {
            if (older == null) {
                throw e;
            }
            LOG.debug("The database's clock cannot be read at the moment", e);
            askAgainAt = nanos.getAsLong() + ASK_EVERY.toNanos();
            return older;
        }
    }

    private Answer ask() {
        long before = nanos.getAsLong();
        Instant time = database.runCommand(HELLO, ReadPreference.primary()).getDate("localTime").toInstant();
        long half = (nanos.getAsLong() - before) / 2;
        long at = before + half;
        Duration uncertainty = Duration.ofNanos(half).plusMillis(1);
        var answer = new Answer(time, at, uncertainty, isWithin(skew(time, at, clock.instant()), uncertainty));
        last = answer;
        askAgainAt = nanos.getAsLong() + ASK_EVERY.toNanos();
        return answer;
    }

    private Duration skew(Answer answer, Instant now) {
        return skew(answer.time(), answer.at(), now);
    }

    private Duration skew(Instant time, long at, Instant now) {
        return Duration.between(time.plusNanos(nanos.getAsLong() - at), now);
    }

    /** Whether it may be so: what is not certain is taken for right. */
    private boolean isWithin(Duration skew, Duration uncertainty) {
        return skew.abs().minus(uncertainty).compareTo(bound) <= 0;
    }
}
