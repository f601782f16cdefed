package org.palimpsest.query.notice;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoException;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.palimpsest.query.reading.News;
import org.palimpsest.web.notice.Delivery;
import org.palimpsest.web.notice.NoticeKind;
import org.springframework.stereotype.Component;

/**
 * Who was told of what, and how, in two collections: {@value #NAME}, and {@value #DIGESTS} with the mails of a day. What is in them is
 * settled once: whichever node sees it again, after whatever failure, does the same again, under the same id. That somebody has read
 * it stands beside it: it is theirs alone, nothing follows from it, and no rebuild of anything else touches it. Both keep it for ninety
 * days. Thread-safe; blocks.
 */
@Component
final class Notifications {
    static final String NAME = News.NAME;
    static final String DIGESTS = "digests";

    /** As an index finds it, which does not know what is absent from what is null. */
    private static final Bson UNREAD = eq("readAt", null);

    private static final Duration KEPT = Duration.ofDays(90);

    private final MongoCollection<Document> notifications;
    private final MongoCollection<Document> digests;

    /** One person's mail of one day. */
    record Digest(String id, String person, List<Notification> all) {}

    /** Something on a desk, since when, and whether it was read. */
    record OnDesk(Notification of, Instant at, boolean isRead) {}

    /** Where a part of a desk's notices ends. */
    record Cursor(Instant at, String id) {}

    Notifications(MongoDatabase database) {
        notifications = collection(database, NAME);
        notifications.createIndex(Indexes.ascending("how", "digest", "at"));
        notifications.createIndex(Indexes.compoundIndex(Indexes.ascending("person", "desk"), Indexes.descending("at", "_id")));
        notifications.createIndex(Indexes.compoundIndex(Indexes.ascending("person", "desk", "readAt"), Indexes.descending("at", "_id")));
        digests = collection(database, DIGESTS);
        digests.createIndex(Indexes.ascending("sentAt"));
    }

    private static MongoCollection<Document> collection(MongoDatabase database, String name) {
        var collection = database.getCollection(name)
                .withWriteConcern(WriteConcern.MAJORITY)
                .withReadConcern(ReadConcern.MAJORITY);
        collection.createIndex(Indexes.ascending("at"), new IndexOptions().expireAfter(KEPT.toSeconds(), TimeUnit.SECONDS));
        return collection;
    }

    /** How this is told, by mail and on the desk: as they wish, unless that was settled before. Answers how by mail. */
    Delivery settle(Notification one, Delivery wish, boolean onDesk, Instant now) {
        var found = notifications.findOneAndUpdate(
                eq("_id", one.id()),
                Updates.combine(
                        Updates.setOnInsert("person", one.person()),
                        Updates.setOnInsert("kind", one.kind().name()),
                        Updates.setOnInsert("entry", one.entry().toString()),
                        Updates.setOnInsert("round", one.round()),
                        Updates.setOnInsert("comment", one.comment() == null ? null : one.comment().toString()),
                        Updates.setOnInsert("search", one.search() == null ? null : one.search().toString()),
                        Updates.setOnInsert("desk", onDesk),
                        Updates.setOnInsert("how", wish.name()),
                        Updates.setOnInsert("at", Date.from(now))),
                new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
        return Delivery.valueOf(Objects.requireNonNull(found).getString("how"));
    }

    /**
     * It held no more when it was told again, after a node had settled that it is told at once and then stopped: an invitation that was
     * answered on the desk meanwhile is not sent. Nothing where it was not settled before.
     */
    void lapsed(String id) {
        notifications.updateOne(and(eq("_id", id), eq("how", Delivery.AT_ONCE.name())), set("lapsed", true));
    }

    /** Settles, for everybody who has anything to be told before {@code until}, what stands in their mail of that day. */
    void settleDigests(LocalDate day, Instant until) {
        var open = and(eq("how", Delivery.DAILY.name()), exists("digest", false), lt("at", Date.from(until)));
        for (var person : notifications.distinct("person", open, String.class)) {
            var ids = notifications.find(and(open, eq("person", person)))
                    .sort(Indexes.ascending("at", "_id"))
                    .map(one -> one.getString("_id"))
                    .into(new ArrayList<>());
            try {
                digests.insertOne(new Document("_id", person + "@" + day)
                        .append("person", person)
                        .append("notifications", ids)
                        .append("at", Date.from(until)));
            } catch (MongoException e) {
                // Another node was faster: what came in between waits for the next day.
                if (ErrorCategory.fromErrorCode(e.getCode()) != ErrorCategory.DUPLICATE_KEY) {
                    throw e;
                }
            }
        }
    }

    /** Those that are settled and may not have been sent. */
    List<Digest> unsent() {
        return digests.find(exists("sentAt", false))
                .map(one -> new Digest(
                        one.getString("_id"), one.getString("person"), all(one.getList("notifications", String.class))))
                .into(new ArrayList<>());
    }

    /** It has been sent, and so has all that stands in it. */
    void sent(Digest digest, Instant now) {
        var ids = digest.all().stream().map(Notification::id).toList();
        notifications.updateMany(in("_id", ids), set("digest", digest.id()));
        digests.updateOne(eq("_id", digest.id()), set("sentAt", Date.from(now)));
    }

    private List<Notification> all(List<String> ids) {
        return notifications.find(in("_id", ids))
                .sort(Indexes.ascending("at", "_id"))
                .map(Notifications::notification)
                .into(new ArrayList<>());
    }

    /**
     * What is on one person's desk, the last first.
     *
     * @param unread whether only what they have not read
     * @param after where the part before ended; null for the first
     */
    List<OnDesk> onDesk(String person, boolean unread, @Nullable Cursor after, int limit) {
        var wanted = new ArrayList<>(List.of(eq("person", person), eq("desk", true)));
        if (unread) {
            wanted.add(UNREAD);
        }
        if (after != null) {
            var at = Date.from(after.at());
            wanted.add(or(lt("at", at), and(eq("at", at), lt("_id", after.id()))));
        }
        return notifications.find(and(wanted))
                .sort(Indexes.descending("at", "_id"))
                .limit(limit)
                .map(one -> new OnDesk(notification(one), one.getDate("at").toInstant(), one.containsKey("readAt")))
                .into(new ArrayList<>());
    }

    /** How much on one person's desk they have not read, {@code most} at most. */
    int unread(String person, int most) {
        return (int) notifications.countDocuments(and(eq("person", person), eq("desk", true), UNREAD), new CountOptions().limit(most));
    }

    /** This person has read it. */
    void read(String person, Collection<String> ids, Instant now) {
        notifications.updateMany(
                and(in("_id", ids), eq("person", person), UNREAD), set("readAt", Date.from(now)));
    }

    /** This person has read all that was there at {@code until}. */
    void readAll(String person, Instant until, Instant now) {
        notifications.updateMany(
                and(eq("person", person), eq("desk", true), UNREAD, lte("at", Date.from(until))),
                set("readAt", Date.from(now)));
    }

    private static Notification notification(Document one) {
        var comment = one.getString("comment");
        var search = one.getString("search");
        return new Notification(
                one.getString("_id"),
                one.getString("person"),
                NoticeKind.valueOf(one.getString("kind")),
                UUID.fromString(one.getString("entry")),
                one.getInteger("round"),
                comment == null ? null : UUID.fromString(comment),
                search == null ? null : UUID.fromString(search));
    }
}
