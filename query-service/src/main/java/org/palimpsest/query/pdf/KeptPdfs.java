package org.palimpsest.query.pdf;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.types.Binary;
import org.springframework.stereotype.Component;

/**
 * Printed versions, each as long as nothing happens to its entry, and at most {@link #KEPT}: what was taken back is overwritten when it
 * is asked for, and gone by then. All of it can be made again. Thread-safe; blocks.
 */
@Component
final class KeptPdfs {
    static final Duration KEPT = Duration.ofDays(30);

    /** MongoDB takes 16 MB in one piece; what is longer is printed anew each time. */
    private static final int LARGEST = 15_000_000;

    private final MongoCollection<Document> kept;

    KeptPdfs(MongoDatabase database) {
        kept = database.getCollection("printed_versions");
        kept.createIndex(Indexes.ascending("at"), new IndexOptions().expireAfter(KEPT.toSeconds(), TimeUnit.SECONDS));
    }

    /** The version as it was printed; {@code tag}: by which one can tell that nothing has happened since. */
    Optional<byte[]> find(UUID entry, int version, String tag) {
        return Optional.ofNullable(kept.find(and(eq("_id", id(entry, version)), eq("tag", tag))).first())
                .map(one -> one.get("pdf", Binary.class).getData());
    }

    void keep(UUID entry, int version, String tag, byte[] pdf) {
        if (pdf.length <= LARGEST) {
            var one = new Document("_id", id(entry, version))
                    .append("tag", tag)
                    .append("at", Date.from(Instant.now()))
                    .append("pdf", new Binary(pdf));
            kept.replaceOne(eq("_id", one.get("_id")), one, new ReplaceOptions().upsert(true));
        }
    }

    private static String id(UUID entry, int version) {
        return entry + "/" + version;
    }
}
