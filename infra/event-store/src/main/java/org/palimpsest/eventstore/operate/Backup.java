package org.palimpsest.eventstore.operate;

import com.mongodb.MongoException;
import com.mongodb.ReadConcern;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.RawBsonDocument;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;
import org.palimpsest.eventstore.Chain;
import org.palimpsest.eventstore.ChainReport;
import org.palimpsest.eventstore.EventJson;
import org.palimpsest.eventstore.MongoDeadLetterQueue;
import org.palimpsest.eventstore.personal.MongoPersonKeys;

/**
 * Writes the log up to its present head, and other collections that cannot be made from it, into one file, while others
 * go on writing. The log is verified on the way. The module's README describes the file. Thread-safe.
 */
public final class Backup {

    /** The collections beside the log that cannot be made from it. Whatever else is stored can be. */
    public static final List<String> KEPT = List.of(MongoPersonKeys.COLLECTION, MongoDeadLetterQueue.SETTLED);

    private static final JsonWriterSettings CANONICAL =
            JsonWriterSettings.builder().outputMode(JsonMode.EXTENDED).build();

    private final MongoDatabase database;
    private final List<String> collections;

    /** @param collections names of the collections besides the log; one that does not exist is empty */
    public Backup(MongoDatabase database, List<String> collections) {
        this.database = database;
        this.collections = List.copyOf(collections);
    }

    /**
     * Backs up into {@code file}, which must not exist, and appears only when it is whole and on the disk.
     *
     * @return what was found; if the log is not sound, there is no file
     * @throws java.nio.file.FileAlreadyExistsException if {@code file} exists
     * @throws IOException if it cannot be written
     * @throws IllegalStateException if a document of another collection has fields named like types of Extended JSON
     * @throws MongoException if the database cannot be read
     */
    public ChainReport to(Path file) throws IOException {
        return to(file, Progress.none());
    }

    ChainReport to(Path file, Progress progress) throws IOException {
        try (BackupOutput out = new BackupOutput(file)) {
            Chain chain = new Chain(database);
            // Before the other collections are read: what an event needs there, like a key, was written before it.
            long last = chain.lastCommit();
            out.line(json("header", new Header(Header.FORMAT, Header.VERSION, Instant.now(), last, collections)));
            ChainReport report = chain.verify(last, (commit, soFar) -> {
                write(out, "{\"commit\":" + commit.toJson() + "}");
                progress.at(soFar.headPosition(), last);
            });
            if (report.sound()) {
                Map<String, Long> documents = collections(out);
                out.line(json("trailer", new Trailer(report.commits(), report.headPosition() + 1,
                        report.headPosition(), report.headHash(), documents, out.sha256OfLines())));
                out.finish();
            }
            return report;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private Map<String, Long> collections(BackupOutput out) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (String name : collections) {
            long count = 0;
            for (RawBsonDocument document : database.getCollection(name, RawBsonDocument.class)
                    .withReadConcern(ReadConcern.MAJORITY).find()) {
                write(out, "{\"collection\":" + EventJson.mapper().writeValueAsString(name)
                        + ",\"document\":" + canonical(name, document) + "}");
                count++;
            }
            counts.put(name, count);
        }
        return counts;
    }

    /** A document with fields like {@code $date} of its own has no form in which it could be told from a date. */
    private static String canonical(String name, RawBsonDocument document) {
        String json = document.toJson(CANONICAL);
        try {
            if (RawBsonDocument.parse(json).equals(document)) {
                return json;
            }
        } catch (RuntimeException e) {
            throw new IllegalStateException("A document of " + name + " cannot be written as Extended JSON", e);
        }
        throw new IllegalStateException("A document of " + name + " cannot be written as Extended JSON");
    }

    private static String json(String name, Object value) {
        return EventJson.mapper().writeValueAsString(Map.of(name, value));
    }

    private static void write(BackupOutput out, String line) {
        try {
            out.line(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
