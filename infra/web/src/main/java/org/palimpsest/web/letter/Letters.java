package org.palimpsest.web.letter;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.CountOptions;
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
 * The collection {@value #NAME}: letters, durable on a majority, each once. A letter is stored before its command is sent; once
 * the command's event is in the log it is due, and the query service makes mail of it. So nothing is sent of what did not happen, and
 * what happened is sent, whichever process fails in between. An address goes with its mail, or after a week if nothing came of it.
 * Thread-safe; blocks.
 */
@Component
public final class Letters {
    public static final String NAME = "letters";

    /** How many one person has sent within {@link #WHILE}: each goes to somebody who did not ask for it. */
    public static final int MOST = 60;

    public static final Duration WHILE = Duration.ofMinutes(15);

    private static final Duration UNANSWERED = Duration.ofDays(7);
    private static final Duration LEASE = Duration.ofSeconds(30);

    private final MongoCollection<Document> collection;

    public Letters(MongoDatabase database) {
        collection = database.getCollection(NAME)
                .withWriteConcern(WriteConcern.MAJORITY)
                .withReadConcern(ReadConcern.MAJORITY);
        collection.createIndex(Indexes.ascending("section", "notBefore"));
        collection.createIndex(Indexes.ascending("by", "at"));
        collection.createIndex(Indexes.ascending("expiresAt"), new IndexOptions().expireAfter(0L, TimeUnit.SECONDS));
    }

    /** A letter that can be sent now; {@code section}: the slug of the entry's. */
    public record Due(Letter letter, String section) {}

    /** Whether this person has sent as many as one may for now. */
    public boolean isTooMany(String by, Instant now) {
        var lately = and(eq("by", by), gt("at", Date.from(now.minus(WHILE))));
        return collection.countDocuments(lately, new CountOptions().limit(MOST)) >= MOST;
    }

    /** Puts it down; false if one with its id is, or was lately. */
    public boolean put(Letter letter, Instant now) {
        try {
            collection.insertOne(new Document("_id", letter.id().toString())
                    .append("kind", letter.kind().name())
                    .append("entry", letter.entry().toString())
                    .append("name", letter.name())
                    .append("email", letter.email())
                    .append("by", letter.by())
                    .append("at", Date.from(now))
                    .append("expiresAt", Date.from(now.plus(UNANSWERED))));
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    /** Nothing came of it. */
    public void drop(UUID id) {
        collection.deleteOne(and(eq("_id", id.toString()), exists("section", false)));
    }

    /** What it is about has happened to this entry: it is due. */
    public void release(UUID id, UUID entry, String section, Instant now) {
        collection.updateOne(
                and(eq("_id", id.toString()), eq("entry", entry.toString()), exists("section", false)),
                combine(
                        set("section", section),
                        set("notBefore", Date.from(now)),
                        set("expiresAt", Date.from(now.plus(LetterLink.GOOD_FOR)))));
    }

    /** The next that is due, for this caller alone for half a minute. */
    public Optional<Due> claim(Instant now) {
        var due = and(exists("section"), lte("notBefore", Date.from(now)));
        var found = collection.findOneAndUpdate(
                due,
                set("notBefore", Date.from(now.plus(LEASE))),
                new FindOneAndUpdateOptions().sort(Indexes.ascending("notBefore")));
        return Optional.ofNullable(found).map(document -> new Due(
                new Letter(
                        UUID.fromString(document.getString("_id")),
                        LetterKind.valueOf(document.getString("kind")),
                        UUID.fromString(document.getString("entry")),
                        document.getString("name"),
                        document.getString("email"),
                        document.getString("by")),
                document.getString("section")));
    }

    /** Its mail is written: only that there was one is remembered, for as long as it counts. */
    public void sent(UUID id, Instant now) {
        collection.updateOne(
                eq("_id", id.toString()),
                combine(
                        unset("email"),
                        unset("name"),
                        unset("notBefore"),
                        set("expiresAt", Date.from(now.plus(UNANSWERED)))));
    }
}
