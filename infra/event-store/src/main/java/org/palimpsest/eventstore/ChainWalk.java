package org.palimpsest.eventstore;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.bson.BsonInt64;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;
import org.palimpsest.eventstore.ChainReport.Flaw;
import org.palimpsest.eventstore.ChainReport.Kind;

/**
 * Takes the commits of a log one after the other, from the first on, wherever they come from, and recomputes each:
 * positions dense, hashes right and chained, time never going backwards, each stream without a gap. Memory: one number
 * per stream, about 150 bytes with its name. Not thread-safe.
 */
public final class ChainWalk {

    private final BiFunction<Commit, Head, Flaw> misplaced;
    private final Map<String, Long> ends = new HashMap<>();
    private Head head = Head.EMPTY;
    private long commits;
    private @Nullable Flaw found;

    /** A walk over commits of which only those before are known. */
    public ChainWalk() {
        this(ChainWalk::misplaced);
    }

    /** @param misplaced says what is wrong with a commit, at the right position, that does not follow the one before */
    ChainWalk(BiFunction<Commit, Head, Flaw> misplaced) {
        this.misplaced = misplaced;
    }

    /**
     * Takes the next document of the log, in the form in which the module's README describes it.
     *
     * @return what is wrong with it; if anything is, the walk has ended
     */
    public Optional<Flaw> next(RawBsonDocument document) {
        if (found == null) {
            found = flaw(document);
        }
        return Optional.ofNullable(found);
    }

    /** What has been found so far. */
    public ChainReport report() {
        return new ChainReport(commits, head.next() - 1, head.hash(), Optional.ofNullable(found));
    }

    private @Nullable Flaw flaw(RawBsonDocument document) {
        if (!(document.get("_id") instanceof BsonInt64 id)) {
            return new Flaw(head.next(), Kind.INSERTED, "a document whose _id is no position: " + document.get("_id"));
        }
        long position = id.getValue();
        if (position > head.next()) {
            return new Flaw(head.next(), Kind.REMOVED,
                    "positions " + head.next() + " to " + (position - 1) + " are missing");
        }
        if (position < head.next()) {
            return new Flaw(position, Kind.INSERTED, "a commit stands inside another one or before the first");
        }
        Commit commit;
        boolean genuine;
        try {
            commit = CommitCodec.decoded(document);
            genuine = sameBytes(document, CommitCodec.encoded(commit)) && CommitHash.of(commit).equals(commit.hash());
        } catch (RuntimeException e) {
            return new Flaw(position, Kind.ALTERED, "this is no commit: " + e.getMessage());
        }
        if (!head.hash().equals(commit.previousHash())) {
            return misplaced.apply(commit, head);
        }
        if (!genuine) {
            return new Flaw(position, Kind.ALTERED, "its content does not have the hash that it carries");
        }
        Flaw flaw = inconsistent(commit);
        if (flaw == null) {
            commit.events().stream().filter(event -> event.stream() != null)
                    .forEach(event -> ends.put(event.stream(), event.seq() + 1));
            head = commit.head();
            commits++;
        }
        return flaw;
    }

    private static boolean sameBytes(RawBsonDocument one, RawBsonDocument other) {
        return one.getByteBuffer().asNIO().equals(other.getByteBuffer().asNIO());
    }

    /** Without a look at the commits behind it, it cannot be told whether this one or the one before is another. */
    private static Flaw misplaced(Commit commit, Head before) {
        return new Flaw(commit.position(), Kind.ALTERED, commit.follows(before)
                ? "its previousHash is not what was written"
                : "it does not follow the commit before it");
    }

    /** A commit whose hash is right, but that no writer of this module would have made. */
    private @Nullable Flaw inconsistent(Commit commit) {
        long position = commit.position();
        if (commit.recordedAt().isBefore(head.recordedAt())) {
            return new Flaw(position, Kind.INSERTED, "it was recorded before the commit that it follows");
        }
        try {
            if (commit.events().isEmpty() || !StreamStart.of(commit.events()).equals(commit.streams())) {
                return new Flaw(position, Kind.INSERTED, "its streams are not those of its events");
            }
        } catch (RuntimeException e) {
            return new Flaw(position, Kind.INSERTED, String.valueOf(e.getMessage()));
        }
        for (StreamStart start : commit.streams()) {
            if (ends.getOrDefault(start.id(), 0L) != start.firstSeq()) {
                return new Flaw(position, Kind.INSERTED, "it does not go on where " + start.id() + " ends");
            }
        }
        return null;
    }
}
