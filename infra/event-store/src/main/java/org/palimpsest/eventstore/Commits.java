package org.palimpsest.eventstore;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.elemMatch;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.not;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.configuration.CodecRegistries;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** The {@code commits} collection: its one index beside {@code _id}, and the few questions that are put to it. */
final class Commits {

    static final String NAME = "commits";
    static final String STREAM_SEQUENCE = "stream_sequence";
    private static final Document HEAD_FIELDS =
            Document.parse("{recordedAt: 1, hash: 1, count: {$size: '$events'}}");

    private final MongoCollection<Document> collection;
    private final MongoCollection<Commit> commits;

    private Commits(MongoCollection<Document> collection) {
        this.collection = collection;
        this.commits = collection.withDocumentClass(Commit.class).withCodecRegistry(
                CodecRegistries.fromRegistries(CodecRegistries.fromCodecs(new CommitCodec()), collection.getCodecRegistry()));
    }

    /** Makes the index where it is missing. */
    static Commits in(MongoDatabase database) {
        Commits commits = of(Majority.of(database, NAME));
        commits.index();
        return commits;
    }

    /** As it is, for callers that only read. */
    static Commits of(MongoCollection<Document> collection) {
        return new Commits(collection);
    }

    void index() {
        // Sparse, so that commits without a stream are no duplicates of one another.
        collection.createIndex(
                Indexes.ascending("streams.id", "streams.firstSeq"),
                new IndexOptions().name(STREAM_SEQUENCE).unique(true).sparse(true));
    }

    MongoCollection<Document> collection() {
        return collection;
    }

    /** In this order, up to the first that is refused. */
    void insert(List<RawBsonDocument> commits) {
        collection.withDocumentClass(RawBsonDocument.class).insertMany(commits);
    }

    Head head() {
        return Optional.ofNullable(last(new Document()))
                .map(last -> new Head(
                        last.getLong("_id") + last.getInteger("count"),
                        recordedAt(last),
                        last.getString("hash")))
                .orElse(Head.EMPTY);
    }

    /** The highest number that is an {@code _id}, whatever the document has in it; -1 if there is none. */
    long lastCommit() {
        Document last = collection.find(gte("_id", 0)).sort(descending("_id")).projection(include("_id")).first();
        return last != null && last.get("_id") instanceof Number position ? position.longValue() : -1;
    }

    Optional<String> hashAt(long position) {
        return Optional.ofNullable(collection.find(eq("_id", position)).projection(HEAD_FIELDS).first())
                .map(commit -> commit.getString("hash"));
    }

    /** Documents as they lie there, up to that at {@code last}; behind it those whose {@code _id} is no number. */
    FindIterable<RawBsonDocument> upTo(long last) {
        return collection.withDocumentClass(RawBsonDocument.class).find(not(gt("_id", last))).sort(ascending("_id"));
    }

    /** Some commits in the order of the log, and whether there were more when they were read. */
    record Page(List<Commit> commits, boolean more) {}

    /** What MongoDB sends in one answer of the commits from {@code position} on: {@code atMost}, or fewer of 16 MB. */
    Page page(long position, int atMost) {
        var page = new ArrayList<Commit>();
        try (var cursor = commits.find(gte("_id", position)).sort(ascending("_id"))
                .limit(atMost).batchSize(atMost).iterator()) {
            while (page.isEmpty() ? cursor.hasNext() : cursor.available() > 0) {
                page.add(cursor.next());
            }
            return new Page(page, page.size() == atMost || cursor.getServerCursor() != null);
        }
    }

    /** The position at which the commit that holds {@code position} begins, or the last commit before it. */
    long startOf(long position) {
        Document commit = last(lte("_id", position));
        return commit == null ? 0 : commit.getLong("_id");
    }

    /** The position of the first event that was recorded at {@code instant} or later; the next free one if none was. */
    long firstAtOrAfter(Instant instant) {
        // recordedAt rises with _id, so that halving the log needs no index on it.
        long low = 0;
        long high = head().next();
        while (low < high) {
            Document commit = last(lte("_id", (low + high) >>> 1));
            if (commit == null) {
                return low;
            }
            if (recordedAt(commit).isBefore(instant)) {
                low = commit.getLong("_id") + commit.getInteger("count");
            } else {
                high = commit.getLong("_id");
            }
        }
        return low;
    }

    /** Commits that go on in {@code stream} at {@code from} or later, but before {@code to}; in no order yet. */
    FindIterable<Commit> ofStream(String stream, long from, long to) {
        return commits.find(range(stream, from, to)).hintString(STREAM_SEQUENCE);
    }

    /** The streams alone of those. */
    FindIterable<Document> startsIn(String stream, long from, long to) {
        return collection.find(range(stream, from, to)).hintString(STREAM_SEQUENCE).projection(include("streams"));
    }

    private static Bson range(String stream, long from, long to) {
        return elemMatch("streams", and(eq("id", stream), gte("firstSeq", from), lt("firstSeq", to)));
    }

    /** Not by an index: for the rare question of what is wrong. */
    @Nullable Commit withHash(String field, String hash) {
        return commits.find(eq(field, hash)).first();
    }

    private static Instant recordedAt(Document commit) {
        return commit.getDate("recordedAt").toInstant();
    }

    private @Nullable Document last(Bson filter) {
        return collection.find(filter).sort(descending("_id")).projection(HEAD_FIELDS).first();
    }
}
