package org.palimpsest.web.storage;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.gridfs.GridFSBucket;
import com.mongodb.client.gridfs.GridFSBuckets;
import com.mongodb.client.gridfs.model.GridFSUploadOptions;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.bson.types.ObjectId;
import org.springframework.stereotype.Component;

/**
 * The bytes of entries' files, in the bucket {@value #BUCKET} of GridFS: under the entry and the SHA-256 of what is kept, so that
 * nothing is ever written over. Durable on a majority. Thread-safe; blocks.
 */
@Component
public final class FileStore {
    public static final String BUCKET = "files";

    private static final String NAME = "filename";
    private static final String SEEN = "metadata.seenAt";
    private static final String THUMBNAIL = "/thumbnail";

    private final GridFSBucket bucket;
    private final MongoCollection<Document> files;
    private final MongoCollection<Document> chunks;
    private final Clock clock;

    /** A file that is there; {@code length} in bytes. */
    public record Stored(ObjectId id, long length, int chunkLength) {}

    /** A file of which nobody has said yet whether it is used. */
    public record Unsettled(UUID entry, String sha256) {}

    FileStore(MongoDatabase database) {
        var safe = database.withWriteConcern(WriteConcern.MAJORITY).withReadConcern(ReadConcern.MAJORITY);
        bucket = GridFSBuckets.create(safe, BUCKET);
        files = safe.getCollection(BUCKET + ".files");
        chunks = safe.getCollection(BUCKET + ".chunks");
        clock = Clock.systemUTC();
        // The driver makes them only for an empty bucket, and a restored one is not empty.
        files.createIndex(Indexes.ascending(NAME, "uploadDate"));
        chunks.createIndex(Indexes.ascending("files_id", "n"), new IndexOptions().unique(true));
        files.createIndex(Indexes.ascending(SEEN), new IndexOptions().partialFilterExpression(exists(SEEN)));
    }

    /** Keeps the bytes of {@code file}, unless they are kept already. */
    public void put(UUID entry, String sha256, boolean thumbnail, Path file) throws IOException {
        var name = name(entry, sha256, thumbnail);
        var now = Date.from(clock.instant());
        if (files.updateMany(eq(NAME, name), Updates.max("metadata.touchedAt", now)).getMatchedCount() > 0) {
            return;
        }
        var metadata = new Document("entry", entry).append("sha256", sha256).append("touchedAt", now).append("seenAt", now);
        try (var in = Files.newInputStream(file)) {
            bucket.uploadFromStream(name, in, new GridFSUploadOptions().metadata(metadata));
        }
    }

    /** The file, or the smaller picture of it; empty if there is none. */
    public Optional<Stored> find(UUID entry, String sha256, boolean thumbnail) {
        return Optional.ofNullable(
                        bucket.find(eq(NAME, name(entry, sha256, thumbnail))).sort(Sorts.ascending("uploadDate")).first())
                .map(file -> new Stored(file.getObjectId(), file.getLength(), file.getChunkSize()));
    }

    /**
     * The bytes from {@code first} to {@code last}, both counted from 0 and part of the file; read as they are asked for.
     *
     * @throws IllegalStateException, from the stream, if a piece of it is missing
     */
    public Stream<byte[]> read(Stored file, long first, long last) {
        int from = (int) (first / file.chunkLength());
        int to = (int) (last / file.chunkLength());
        var found = chunks.find(and(eq("files_id", file.id()), gte("n", from), lte("n", to))).sort(Sorts.ascending("n")).batchSize(4);
        var cursor = found.iterator();
        Iterator<byte[]> pieces = new Iterator<>() {
            private int next = from;

            @Override
            public boolean hasNext() {
                return next <= to;
            }

            @Override
            public byte[] next() {
                var chunk = cursor.hasNext() ? cursor.next() : null;
                if (chunk == null || chunk.getInteger("n") != next) {
                    throw new IllegalStateException("Piece " + next + " of the file " + file.id() + " is missing.");
                }
                long start = (long) next * file.chunkLength();
                next++;
                var bytes = chunk.get("data", Binary.class).getData();
                int begin = (int) Math.max(0, first - start);
                int end = (int) Math.min(bytes.length, last + 1 - start);
                return Arrays.copyOfRange(bytes, begin, end);
            }
        };
        Iterable<byte[]> all = () -> pieces;
        return StreamSupport.stream(all.spliterator(), false).onClose(cursor::close);
    }

    /** At most {@code most} files that came before {@code then}, of which it is not known yet that they are used. */
    public List<Unsettled> unsettled(Instant then, int most) {
        var all = new ArrayList<Unsettled>();
        files.find(and(lt(SEEN, Date.from(then)), lt("metadata.touchedAt", Date.from(then))))
                .projection(Projections.include("metadata"))
                .limit(most)
                .forEach(file -> {
                    var metadata = file.get("metadata", Document.class);
                    all.add(new Unsettled(metadata.get("entry", UUID.class), metadata.getString("sha256")));
                });
        return all;
    }

    /** What an event speaks of stays for good. */
    public void settle(Unsettled file) {
        files.updateMany(of(file), Updates.unset(SEEN));
    }

    /** Throws away what nobody speaks of, unless it has come again since {@code then}. */
    public void remove(Unsettled file, Instant then) {
        var old = and(of(file), exists(SEEN), lt("metadata.touchedAt", Date.from(then)));
        for (var gone = files.findOneAndDelete(old); gone != null; gone = files.findOneAndDelete(old)) {
            chunks.deleteMany(eq("files_id", gone.getObjectId("_id")));
        }
    }

    /** Throws away pieces that came between {@code from} and {@code to} of files that never were whole. */
    public void removePieces(Instant from, Instant to) {
        var orphans = chunks.aggregate(List.of(
                Aggregates.match(and(
                        gte("files_id", new ObjectId(Date.from(from))), lt("files_id", new ObjectId(Date.from(to))), eq("n", 0))),
                Aggregates.project(Projections.include("files_id")),
                Aggregates.lookup(BUCKET + ".files", "files_id", "_id", "whole"),
                Aggregates.match(Filters.size("whole", 0))));
        for (var orphan : orphans) {
            chunks.deleteMany(eq("files_id", orphan.getObjectId("files_id")));
        }
    }

    private static Bson of(Unsettled file) {
        return in(NAME, name(file.entry(), file.sha256(), false), name(file.entry(), file.sha256(), true));
    }

    private static String name(UUID entry, String sha256, boolean thumbnail) {
        return entry + "/" + sha256 + (thumbnail ? THUMBNAIL : "");
    }
}
