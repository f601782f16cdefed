package org.palimpsest.eventstore;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoWriteException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.bson.RawBsonDocument;
import org.bson.codecs.DocumentCodec;
import org.jspecify.annotations.Nullable;

/**
 * Writes commits, one at a time in this process, against any number of other processes. Thread-safe.
 *
 * <p>The position of a commit is its {@code _id}, and only one commit can have it. So after an error that leaves the
 * outcome open, the *same* document is sent again to the *same* position until the answer is definite: stored, or the
 * position is taken, by this very commit (then the first attempt had arrived) or by another (then it never will).
 * Nothing is ever written twice.
 */
final class Appender {

    static final int LIMIT = 16 * 1024 * 1024;

    private final Commits commits;
    private final StreamEnds ends;
    private final Clock clock;
    private final Duration patience;
    private final ReentrantLock turn = new ReentrantLock();
    private @Nullable Head head;

    Appender(Commits commits, Clock clock, Duration patience) {
        this.commits = commits;
        this.ends = new StreamEnds(new StreamReader(commits));
        this.clock = clock;
        this.patience = patience;
    }

    Commit append(List<CommitEvent> events) {
        List<StreamStart> streams = StreamStart.of(events);
        turn.lock();
        Patience left = new Patience(patience);
        try {
            return inTurn(streams, events, left);
        } finally {
            left.restoreInterrupt();
            turn.unlock();
        }
    }

    private Commit inTurn(List<StreamStart> streams, List<CommitEvent> events, Patience left) {
        left.setInterruptAside();
        ends.check(streams);
        while (true) {
            Head before = head == null ? commits.head() : head;
            Commit commit = Commit.after(before, clock.instant(), streams, events);
            // Only a commit that is known to be durable may be built upon.
            head = null;
            if (stored(commit, left)) {
                head = commit.head();
                ends.appended(commit);
                return commit;
            }
            if (left.ended()) {
                throw new StoreBusyException("Other writers were first for " + patience + "; nothing was written");
            }
            left.pause();
        }
    }

    /** Whether the commit now stands at its position; if not, another one does. */
    private boolean stored(Commit commit, Patience left) {
        RawBsonDocument document = encoded(commit);
        MongoException open = null;
        while (true) {
            try {
                commits.insert(document);
                return true;
            } catch (MongoWriteException e) {
                if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                    throw failed(e);
                }
                Optional<String> there = open == null ? Optional.empty() : commits.hashAt(commit.position());
                if (there.filter(commit.hash()::equals).isPresent()) {
                    return true;
                }
                // MongoDB looks at _id first: where it complains of a stream, the position was free.
                if (e.getError().getMessage().contains(Commits.STREAM_SEQUENCE)) {
                    throw Conflict.at(taken(commit, e.getError().getMessage()));
                }
                if (open == null || there.isPresent()) {
                    return false;
                }
                // Something stands there, but a majority does not have it yet: ask again.
            } catch (MongoException e) {
                if (refused(e)) {
                    throw failed(e);
                }
                open = e;
            }
            if (left.ended()) {
                throw new UnknownOutcomeException("Whether the commit with event "
                        + commit.events().getFirst().id() + " was stored is not known", open);
            }
            left.pause();
        }
    }

    private static RawBsonDocument encoded(Commit commit) {
        RawBsonDocument document = new RawBsonDocument(CommitDocument.from(commit), new DocumentCodec());
        int bytes = document.getByteBuffer().remaining();
        if (bytes > LIMIT) {
            throw new CommitTooLargeException(commit.events().size(), bytes, LIMIT);
        }
        return document;
    }

    private static StreamStart taken(Commit commit, String message) {
        return commit.streams().stream()
                .filter(start -> message.contains("\"" + start.id() + "\""))
                .findFirst()
                .orElse(commit.streams().getFirst());
    }

    /** The server understood and said no; every other error leaves open whether the document arrived. */
    private static boolean refused(MongoException e) {
        return e instanceof MongoSecurityException
                || (e instanceof MongoCommandException && !e.hasErrorLabel("RetryableWriteError"));
    }

    private static EventStoreException failed(MongoException e) {
        return new EventStoreException("The commit was refused and is not stored: " + e.getMessage(), e);
    }
}
