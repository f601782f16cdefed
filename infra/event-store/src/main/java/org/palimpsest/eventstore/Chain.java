package org.palimpsest.eventstore;

import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonNumber;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;
import org.palimpsest.eventstore.ChainReport.Flaw;
import org.palimpsest.eventstore.ChainReport.Kind;

/**
 * Walks the log from its first commit and recomputes it: positions dense, hashes right and chained, time never going
 * backwards, each stream without a gap. Reads only. Memory: one number per stream.
 */
public final class Chain {

    private final Commits commits;

    /** The chain of the log in {@code database}. */
    public Chain(MongoDatabase database) {
        this.commits = Commits.in(database);
    }

    /** Walks up to the head that there is at the moment; commits that are appended meanwhile may be seen or not. */
    public ChainReport verify() {
        Head head = Head.EMPTY;
        long sound = 0;
        Map<String, Long> ends = new HashMap<>();
        try (MongoCursor<RawBsonDocument> cursor = commits.documentsFrom(Long.MIN_VALUE).iterator()) {
            while (cursor.hasNext()) {
                RawBsonDocument document = cursor.next();
                Flaw flaw = flaw(document, head, ends);
                if (flaw != null) {
                    return report(sound, head, flaw);
                }
                head = CommitCodec.decoded(document).head();
                sound++;
            }
        }
        return report(sound, head, null);
    }

    private static ChainReport report(long sound, Head head, @Nullable Flaw flaw) {
        return new ChainReport(sound, head.next() - 1, head.hash(), Optional.ofNullable(flaw));
    }

    private @Nullable Flaw flaw(RawBsonDocument document, Head before, Map<String, Long> ends) {
        long position = document.get("_id") instanceof BsonNumber id ? id.longValue() : Long.MIN_VALUE;
        if (position > before.next()) {
            return new Flaw(before.next(), Kind.REMOVED,
                    "positions " + before.next() + " to " + (position - 1) + " are missing");
        }
        if (position < before.next()) {
            return new Flaw(position, Kind.INSERTED, "a commit stands inside another one or before the first");
        }
        Commit commit;
        try {
            commit = CommitCodec.decoded(document);
        } catch (RuntimeException e) {
            return new Flaw(position, Kind.ALTERED, "this is no commit: " + e.getMessage());
        }
        if (!commit.previousHash().equals(before.hash())) {
            return misplaced(commit, before);
        }
        if (!sameBytes(document, CommitCodec.encoded(commit)) || !CommitHash.of(commit).equals(commit.hash())) {
            return new Flaw(position, Kind.ALTERED, "its content does not have the hash that it carries");
        }
        return inconsistent(commit, before, ends);
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

    private @Nullable Commit find(String field, String hash) {
        return commits.withHash(field, hash);
    }

    private static boolean sameBytes(RawBsonDocument one, RawBsonDocument other) {
        return one.getByteBuffer().asNIO().equals(other.getByteBuffer().asNIO());
    }

    /** A commit whose hash is right, but that no writer of this module would have made. */
    private static @Nullable Flaw inconsistent(Commit commit, Head before, Map<String, Long> ends) {
        if (commit.recordedAt().isBefore(before.recordedAt())) {
            return new Flaw(commit.position(), Kind.INSERTED, "it was recorded before the commit that it follows");
        }
        try {
            if (!StreamStart.of(commit.events()).equals(commit.streams())) {
                return new Flaw(commit.position(), Kind.INSERTED, "its streams are not those of its events");
            }
        } catch (RuntimeException e) {
            return new Flaw(commit.position(), Kind.INSERTED, String.valueOf(e.getMessage()));
        }
        for (StreamStart start : commit.streams()) {
            if (ends.getOrDefault(start.id(), 0L) != start.firstSeq()) {
                return new Flaw(commit.position(), Kind.INSERTED, "it does not go on where " + start.id() + " ends");
            }
        }
        commit.events().stream().filter(event -> event.stream() != null)
                .forEach(event -> ends.put(event.stream(), event.seq() + 1));
        return null;
    }
}
