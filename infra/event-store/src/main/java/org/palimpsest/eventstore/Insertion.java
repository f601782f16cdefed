package org.palimpsest.eventstore;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.MongoSecurityException;
import com.mongodb.bulk.BulkWriteError;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;

/**
 * One group of commits on its way into the log, by one ordered insert: MongoDB stores them one after the other and stops
 * at the first that it refuses.
 *
 * <p>A commit is refused if the server names it as the one that it stopped at, and says what is wrong with it; or if the
 * driver sent nothing at all. After any other error the outcome is open, also if it is the server that reports it: an
 * insert that was interrupted has stored what came before.
 *
 * <p>The position of a commit is its {@code _id}, and only one commit can have it. So while the outcome is open, the *same*
 * documents are sent again to the *same* positions until the answer is definite: stored, or the position is taken, by
 * this very commit (then an earlier attempt had arrived) or by another (then it never will). Nothing is ever written
 * twice. And because an insert stops where it is refused, an attempt that arrives late stores nothing behind that place.
 * To be run once, by one thread.
 */
final class Insertion {

    /**
     * What is wrong with a document and stays wrong: BadValue, InvalidBSON, DocumentValidationFailure, BSONObjectTooLarge,
     * KeyTooLong. Other codes speak of the server, and may be gone in a moment.
     */
    private static final Set<Integer> OF_THE_DOCUMENT = Set.of(2, 22, 121, 10334, 17280);

    private final Commits commits;
    private final List<Attempt> group;
    private final Duration patience;
    private int stored;
    private @Nullable MongoException open;

    /** @param group not empty; each commit follows the one before it */
    Insertion(Commits commits, List<Attempt> group, Duration patience) {
        this.commits = commits;
        this.group = group;
        this.patience = patience;
    }

    /** Sends the group until it is known what became of it, or patience ends. */
    Inserted run() {
        var outcome = attempt();
        // Patience begins with the first error: however long an answer was waited for in vain, there is time to look.
        var left = new Backoff(patience);
        while (outcome == null) {
            left.pause();
            outcome = attempt();
            if (outcome == null && left.ended()) {
                outcome = lastLook();
            }
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
            return e.getWriteConcernError() == null && !e.getWriteErrors().isEmpty() ? whyStopped(e) : stillOpen(e);
        } catch (MongoSecurityException e) {
            return open == null ? Inserted.noMore(stored, refused(e)) : stillOpen(e);
        } catch (MongoException e) {
            return stillOpen(e);
        } catch (IllegalStateException e) {
            // The client was closed, and will not be opened again.
            return Inserted.noMore(stored, open == null ? refused(e) : unknown());
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
        if (error.getCategory() != ErrorCategory.DUPLICATE_KEY) {
            return OF_THE_DOCUMENT.contains(error.getCode()) ? Inserted.butOne(stored, refused(cause)) : stillOpen(cause);
        }
        Commit commit = group.get(stored).commit();
        // MongoDB looks at _id first: where it complains of a stream, the position was free.
        if (error.getMessage().contains(Commits.STREAM_SEQUENCE)) {
            return Inserted.butOne(stored, Conflict.at(taken(commit, error.getMessage())));
        }
        // If something stands there that a majority does not have yet, it may still be this very commit.
        boolean another = open == null || hashOf(group.get(stored)).isPresent();
        return another ? Inserted.upTo(stored) : null;
    }

    /** What the log itself says when no insert was answered; a position that is free now may still be taken by one of them. */
    private Inserted lastLook() {
        try {
            stored += arrived();
            if (stored == group.size() || hashOf(group.get(stored)).isPresent()) {
                return Inserted.upTo(stored);
            }
        } catch (MongoException e) {
            stillOpen(e);
        }
        return Inserted.noMore(stored, unknown());
    }

    private List<Attempt> rest() {
        return group.subList(stored, group.size());
    }

    /** How many of the rest, from its first on, an earlier attempt has brought into the log. */
    private int arrived() {
        int count = 0;
        for (Attempt attempt : rest()) {
            if (!hashOf(attempt).filter(attempt.commit().hash()::equals).isPresent()) {
                break;
            }
            count++;
        }
        return count;
    }

    /** That of the commit which stands at the position of {@code attempt}. */
    private Optional<String> hashOf(Attempt attempt) {
        return commits.hashAt(attempt.commit().position());
    }

    private static StreamStart taken(Commit commit, String message) {
        return commit.streams().stream()
                .filter(start -> message.contains("\"" + start.id() + "\""))
                .findFirst()
                .orElse(commit.streams().getFirst());
    }

    private UnknownOutcomeException unknown() {
        return new UnknownOutcomeException("Whether the commit with event "
                + group.get(stored).commit().events().getFirst().id() + " was stored is not known", open);
    }

    private static EventStoreException refused(RuntimeException e) {
        return new EventStoreException("The commit was refused and is not stored: " + e.getMessage(), e);
    }
}
