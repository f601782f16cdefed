package org.palimpsest.command.file;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.palimpsest.command.file.Uploads.Upload;
import org.palimpsest.eventstore.Majority;
import org.springframework.stereotype.Component;

/**
 * Files that come piece by piece and are not whole yet: the collections {@value #NAME} and {@value #PIECES}, durable on a majority. What
 * nobody has finished in {@link FileSettings#unused} goes. Thread-safe, also over processes; blocks.
 */
@Component
final class UnfinishedUploads {
    static final String NAME = "uploads";
    static final String PIECES = "upload_pieces";

    private final MongoCollection<Document> uploads;
    private final MongoCollection<Document> pieces;
    private final Clock clock;

    /**
     * One of them.
     *
     * @param length of the whole file, in bytes
     * @param offset how many bytes have come
     */
    record Unfinished(UUID id, Upload upload, long length, long offset, List<ObjectId> pieces) {
        boolean isWhole() {
            return offset == length;
        }
    }

    UnfinishedUploads(MongoDatabase database, FileSettings settings, Clock clock) {
        this.clock = clock;
        uploads = Majority.of(database, NAME);
        pieces = Majority.of(database, PIECES);
        uploads.createIndex(Indexes.ascending("person"));
        for (var collection : List.of(uploads, pieces)) {
            collection.createIndex(
                    Indexes.ascending("at"), new IndexOptions().expireAfter(settings.unused().toSeconds(), TimeUnit.SECONDS));
        }
    }

    /** How many of them are {@code person}'s. */
    long of(String person) {
        return uploads.countDocuments(eq("person", person));
    }

    /** Expects the file from {@code person}, and from nobody else. */
    UUID begin(Upload upload, long length, String person) {
        var id = UUID.randomUUID();
        uploads.insertOne(new Document("_id", id)
                .append("person", person)
                .append("entry", upload.entry())
                .append("name", upload.name())
                .append("alternative", upload.alternative())
                .append("decorative", upload.decorative())
                .append("replaces", upload.replaces())
                .append("length", length)
                .append("offset", 0L)
                .append("pieces", List.of())
                .append("at", Date.from(clock.instant())));
        return id;
    }

    /** The person's, if it is there. */
    Optional<Unfinished> find(UUID id, String person) {
        return Optional.ofNullable(uploads.find(of(id, person)).first()).map(UnfinishedUploads::unfinished);
    }

    /** Puts {@code piece} behind what has come; empty where something else has come behind it meanwhile. */
    Optional<Unfinished> append(Unfinished upload, byte[] piece, String person) {
        var now = Date.from(clock.instant());
        var id = new ObjectId();
        pieces.insertOne(new Document("_id", id).append("data", new Binary(piece)).append("at", now));
        var longer = uploads.findOneAndUpdate(
                and(of(upload.id(), person), eq("offset", upload.offset())),
                Updates.combine(Updates.push("pieces", id), Updates.inc("offset", (long) piece.length)),
                new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
        if (longer == null) {
            pieces.deleteOne(eq("_id", id));
        }
        return Optional.ofNullable(longer).map(UnfinishedUploads::unfinished);
    }

    /** Writes what has come into a new file. */
    void write(Unfinished upload, Path file) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            for (var id : upload.pieces()) {
                var piece = pieces.find(eq("_id", id)).first();
                if (piece == null) {
                    throw new IllegalStateException("A piece of the upload " + upload.id() + " is missing.");
                }
                out.write(piece.get("data", Binary.class).getData());
            }
        }
    }

    /** Forgets it and all that has come. */
    void forget(Unfinished upload) {
        uploads.deleteOne(eq("_id", upload.id()));
        pieces.deleteMany(in("_id", upload.pieces()));
    }

    private static Bson of(UUID id, String person) {
        return and(eq("_id", id), eq("person", person));
    }

    private static Unfinished unfinished(Document found) {
        @Nullable String alternative = found.getString("alternative");
        var upload = new Upload(
                found.get("entry", UUID.class),
                found.getString("name"),
                alternative,
                found.getBoolean("decorative"),
                found.getBoolean("replaces"));
        return new Unfinished(
                found.get("_id", UUID.class), upload, found.getLong("length"), found.getLong("offset"), found.getList("pieces", ObjectId.class));
    }
}
