package org.palimpsest.eventstore;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoSecurityException;
import com.mongodb.bulk.BulkWriteError;
import java.time.Duration;
import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;

/**
 * One group of commits on its way into the log, by one ordered insert: MongoDB stores them one after the other and stops
 * at the first that it refuses.
 *
 * <p>The position of a commit is its {@code _id}, and only one commit can have it. So after an error that leaves the
 * outcome open, the *same* documents are sent again to the *same* positions until the answer is definite: stored, or the
 * position is taken, by this very commit (then an earlier attempt had arrived) or by another (then it never will).
 * Nothing is ever written twice. And because an insert stops where it is refused, an attempt that arrives late stores
 * nothing behind that place. To be run once, by one thread.
 */
final class Insertion {

    private final Commits commits;
    private final List<Attempt> group;
    private final Backoff left;
    private int stored;
    private @Nullable MongoException open;

    /** @param group not empty; each commit follows the one before it */
    Insertion(Commits commits, List<Attempt> group, Duration patience) {
        this.commits = commits;
        this.group = group;
        this.left = new Backoff(patience);
    }

    /** Sends the group until it is known what became of it, or patience ends. */
    Inserted run() {
        var outcome = attempt();
        while (outcome == null) {
            if (left.ended()) {
                left.over();
                return Inserted.noMore(stored, new UnknownOutcomeException("Whether the commit with event "
                        + group.get(stored).commit().events().getFirst().id() + " was stored is not known", open));
            }
            left.pause();
            outcome = attempt();
        }
        left.over();
        return outcome;
    }

    /** Null if the outcome is open. */
    private @Nullable Inserted attempt() {
        try {
            commits.insert(rest().stream().map(Attempt::document).toList());
            return Inserted.upTo(group.size());
        } catch (MongoBulkWriteException e) {
            // With a write concern error it is not known to be durable. The next attempt finds it there, or not.
            return e.getWriteConcernError() == null ? whyStopped(e) : stillOpen(e);
        } catch (MongoException e) {
            if (isRefusal(e)) {
                return Inserted.noMore(stored, refused(e));
            }
            return stillOpen(e);
        }
    }

    private @Nullable Inserted stillOpen(MongoException e) {
        open = e;
        return null;
    }

    private @Nullable Inserted whyStopped(MongoBulkWriteException e) {
        try {
            return stopped(e.getWriteErrors().getFirst(), e);
        } catch (MongoException lost) {
            return stillOpen(lost);
        }
    }

    private @Nullable Inserted stopped(BulkWriteError error, MongoException cause) {
        stored += error.getIndex();
        if (error.getCategory() != ErrorCategory.DUPLICATE_KEY) {
            return Inserted.butOne(stored, refused(cause));
        }
        if (open != null) {
            int arrived = arrived();
            stored += arrived;
            if (stored == group.size()) {
                return Inserted.upTo(stored);
            }
            if (arrived > 0) {
                return null;
            }
        }
        Commit commit = group.get(stored).commit();
        // MongoDB looks at _id first: where it complains of a stream, the position was free.
        if (error.getMessage().contains(Commits.STREAM_SEQUENCE)) {
            return Inserted.butOne(stored, Conflict.at(taken(commit, error.getMessage())));
        }
        // If something stands there that a majority does not have yet, it may still be this very commit.
        boolean another = open == null || commits.hashAt(commit.position()).isPresent();
        return another ? Inserted.upTo(stored) : null;
    }

    private List<Attempt> rest() {
        return group.subList(stored, group.size());
    }

    /** How many of the rest, from its first on, an earlier attempt has brought into the log. */
    private int arrived() {
        int count = 0;
        for (Attempt attempt : rest()) {
            if (!commits.hashAt(attempt.commit().position()).filter(attempt.commit().hash()::equals).isPresent()) {
                break;
            }
            count++;
        }
        return count;
    }

    private static StreamStart taken(Commit commit, String message) {
        return commit.streams().stream()
                .filter(start -> message.contains("\"" + start.id() + "\""))
                .findFirst()
                .orElse(commit.streams().getFirst());
    }

    /** The server understood and said no; every other error leaves open whether the documents arrived. */
    private static boolean isRefusal(MongoException e) {
        return e instanceof MongoSecurityException
                || (e instanceof MongoCommandException && !e.hasErrorLabel("RetryableWriteError"));
    }

    private static EventStoreException refused(MongoException e) {
        return new EventStoreException("The commit was refused and is not stored: " + e.getMessage(), e);
    }
}
