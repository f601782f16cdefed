package org.palimpsest.web.notice;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.springframework.stereotype.Component;

/**
 * The collection {@value #NAME}: what is to be told, durable on a majority, each once. It stays for ninety days, so that what comes
 * again is known. Thread-safe; blocks.
 */
@Component
public final class Notices {
    public static final String NAME = "notices";

    /** As long as it is remembered that an effect was done, so that no event comes again later. */
    private static final Duration KEPT = Duration.ofDays(90);

    private static final Duration LEASE = Duration.ofSeconds(30);

    private final MongoCollection<Document> collection;

    public Notices(MongoDatabase database) {
        collection = database.getCollection(NAME)
                .withWriteConcern(WriteConcern.MAJORITY)
                .withReadConcern(ReadConcern.MAJORITY);
        collection.createIndex(Indexes.ascending("doneAt", "notBefore"));
        collection.createIndex(Indexes.ascending("at"), new IndexOptions().expireAfter(KEPT.toSeconds(), TimeUnit.SECONDS));
    }

    /** Puts it down, unless one with its id is there. */
    public void add(Notice notice) {
        try {
            collection.insertOne(new Document("_id", notice.id())
                    .append("kind", notice.kind().name())
                    .append("entry", notice.entry().toString())
                    .append("round", notice.round())
                    .append("person", notice.person())
                    .append("except", notice.except())
                    .append("position", notice.position())
                    .append("at", Date.from(notice.at()))
                    .append("comment", notice.comment() == null ? null : notice.comment().toString())
                    .append("notBefore", Date.from(notice.at())));
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
        }
    }

    /** The next that has to be told, for this caller alone for half a minute. */
    public Optional<Notice> claim(Instant now) {
        var due = and(exists("doneAt", false), lte("notBefore", Date.from(now)));
        var found = collection.findOneAndUpdate(
                due,
                set("notBefore", Date.from(now.plus(LEASE))),
                new FindOneAndUpdateOptions().sort(Indexes.ascending("notBefore")));
        return Optional.ofNullable(found).map(Notices::notice);
    }

    /** It has been told. */
    public void done(String id, Instant now) {
        collection.updateOne(eq("_id", id), set("doneAt", Date.from(now)));
    }

    private static Notice notice(Document document) {
        return new Notice(
                document.getString("_id"),
                NoticeKind.valueOf(document.getString("kind")),
                UUID.fromString(document.getString("entry")),
                document.getInteger("round"),
                document.getString("person"),
                document.getString("except"),
                document.getLong("position"),
                document.getDate("at").toInstant(),
                document.getString("comment") == null ? null : UUID.fromString(document.getString("comment")));
    }
}
