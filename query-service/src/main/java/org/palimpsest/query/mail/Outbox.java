package org.palimpsest.query.mail;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.springframework.stereotype.Component;

/**
 * The collection {@value #NAME}: mail that waits for the server to take it, durable on a majority. What was sent keeps its id and
 * nothing of what it said; after thirty days it goes. Thread-safe; blocks.
 */
@Component
final class Outbox {
    static final String NAME = "mails";

    private static final Duration KEPT = Duration.ofDays(30);
    private static final Duration FIRST_RETRY = Duration.ofMinutes(1);
    private static final int MOST_DOUBLINGS = 6;

    private final MongoCollection<Document> collection;

    /** {@code attempt}: from 1. */
    record Claimed(Mail mail, int attempt) {}

    Outbox(MongoDatabase database) {
        collection = database.getCollection(NAME)
                .withWriteConcern(WriteConcern.MAJORITY)
                .withReadConcern(ReadConcern.MAJORITY);
        collection.createIndex(Indexes.ascending("sentAt", "notBefore"));
        collection.createIndex(
                Indexes.ascending("queuedAt"), new IndexOptions().expireAfter(KEPT.toSeconds(), TimeUnit.SECONDS));
    }

    /** Keeps it, unless there is or was one with its id. */
    void add(Mail mail) {
        try {
            collection.insertOne(new Document("_id", mail.id())
                    .append("to", mail.to())
                    .append("subject", mail.subject())
                    .append("text", mail.text())
                    .append("html", mail.html())
                    .append("unsubscribe", mail.unsubscribe())
                    .append("queuedAt", Date.from(mail.at()))
                    .append("notBefore", Date.from(mail.at()))
                    .append("attempts", 0));
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
        }
    }

    /**
     * The next mail that is due, for this caller alone until it has to be tried again: a minute later at first, then in growing
     * intervals of up to an hour.
     */
    Optional<Claimed> claim(Instant now) {
        var due = and(exists("sentAt", false), lte("notBefore", Date.from(now)));
        var found = collection.findOneAndUpdate(
                due,
                combine(inc("attempts", 1), set("notBefore", Date.from(now.plus(FIRST_RETRY)))),
                new FindOneAndUpdateOptions().sort(ascending("notBefore")).returnDocument(ReturnDocument.AFTER));
        if (found == null) {
            return Optional.empty();
        }
        int attempt = found.getInteger("attempts");
        if (attempt > 1) {
            var wait = FIRST_RETRY.multipliedBy(1L << Math.min(attempt - 1, MOST_DOUBLINGS));
            collection.updateOne(eq("_id", found.getString("_id")), set("notBefore", Date.from(now.plus(wait))));
        }
        return Optional.of(new Claimed(mail(found), attempt));
    }

    /** The server has taken it. */
    void sent(String id, Instant now) {
        collection.updateOne(
                eq("_id", id),
                combine(
                        set("sentAt", Date.from(now)),
                        unset("to"),
                        unset("subject"),
                        unset("text"),
                        unset("html"),
                        unset("unsubscribe")));
    }

    /** The last {@code most} that wait, newest first. */
    List<Mail> waiting(int most) {
        return collection.find(exists("sentAt", false)).sort(descending("queuedAt")).limit(most).map(Outbox::mail)
                .into(new ArrayList<>());
    }

    private static Mail mail(Document document) {
        return new Mail(
                document.getString("_id"),
                document.getString("to"),
                document.getString("subject"),
                document.getString("text"),
                document.getString("html"),
                document.getString("unsubscribe"),
                document.getDate("queuedAt").toInstant());
    }
}
