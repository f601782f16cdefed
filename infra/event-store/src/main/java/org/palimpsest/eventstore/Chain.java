package org.palimpsest.eventstore;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import java.util.function.BiConsumer;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;
import org.palimpsest.eventstore.ChainReport.Flaw;
import org.palimpsest.eventstore.ChainReport.Kind;

/**
 * Walks the log from its first commit and recomputes it: positions dense, hashes right and chained, time never going
 * backwards, each stream without a gap. Reads only. Memory: one number per stream, about 150 bytes with its name.
 */
public final class Chain {

    private final Commits commits;

    /** The chain of the log in {@code database}. */
    public Chain(MongoDatabase database) {
        this(Commits.of(Majority.of(database, Commits.NAME)));
    }

    Chain(Commits commits) {
        this.commits = commits;
    }

    /** Where the commit begins that is the last one at the moment; -1 if there is none. Sound or not. */
    public long lastCommit() {
        return commits.lastCommit();
    }

    /** Walks up to the commit that is the last one at the moment. */
    public ChainReport verify() {
        return verify(lastCommit(), (_, _) -> {});
    }

    /**
     * Walks no further than the commit at {@code last}, and hands each commit, once it is known to be sound, to
     * {@code sound}, in order, together with what has been found up to it.
     */
    public ChainReport verify(long last, BiConsumer<RawBsonDocument, ChainReport> sound) {
        ChainWalk walk = new ChainWalk(this::misplaced);
        try (MongoCursor<RawBsonDocument> cursor = commits.upTo(last).iterator()) {
            while (cursor.hasNext()) {
                RawBsonDocument document = cursor.next();
                if (walk.next(document).isPresent()) {
                    break;
                }
                sound.accept(document, walk.report());
            }
        }
        return walk.report();
    }

    /** Why {@code commit}, at the right position, does not follow the commit before it. */
    private Flaw misplaced(Commit commit, Head before) {
        long position = commit.position();
        Commit followed = find("hash", commit.previousHash());
        boolean genuine = CommitHash.of(commit).equals(commit.hash());
        if (find("previousHash", before.hash()) != null) {
            return followed == null
                    ? new Flaw(position, Kind.INSERTED, "it follows no commit of this log")
                    : new Flaw(position, Kind.REORDERED, "the commit that belongs here stands elsewhere");
        }
        if (followed != null) {
            long inserted = followed.head().next();
            return new Flaw(inserted, Kind.INSERTED,
                    "the commits at " + inserted + " and " + position + " both follow " + (inserted - 1));
        }
        if (commit.follows(before)) {
            return new Flaw(position, Kind.ALTERED, "its previousHash is not what was written");
        }
        return genuine && position > 0
                ? new Flaw(commits.startOf(position - 1), Kind.ALTERED, "the commit behind it follows another one")
                : new Flaw(position, Kind.REMOVED, "the commit before it is not in this log");
    }

    /** A document that is no commit counts as none here: it is found when its turn comes. */
    private @Nullable Commit find(String field, String hash) {
        try {
            return commits.withHash(field, hash);
        } catch (RuntimeException e) {
            if (e instanceof MongoException) {
                throw e;
            }
            return null;
        }
    }
}
