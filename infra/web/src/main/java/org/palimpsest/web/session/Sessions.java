package org.palimpsest.web.session;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The collection {@value #NAME}, durable on a majority: so sessions outlive both services. Of a session's secret only a hash is
 * kept. A session ends when it was not used for {@link #UNUSED}, and in any case after {@link #LONGEST}. Thread-safe; blocks.
 */
@Component
public final class Sessions {
    public static final String NAME = "sessions";
    public static final Duration LONGEST = Duration.ofDays(90);

    static final Duration UNUSED = Duration.ofDays(14);

    /** What is read is not written to each time. */
    private static final Duration SEEN_EVERY = Duration.ofHours(1);

    private static final int LONGEST_DEVICE = 200;

    private final MongoCollection<Document> collection;
    private final Clock clock;

    /** {@code secret}: for the browser alone, never to be seen again. */
    public record Started(String secret, Session session) {}

    @Autowired
    Sessions(MongoDatabase database) {
        this(database, Clock.systemUTC());
    }

    Sessions(MongoDatabase database, Clock clock) {
        this.clock = clock;
        collection = database.getCollection(NAME)
                .withWriteConcern(WriteConcern.MAJORITY)
                .withReadConcern(ReadConcern.MAJORITY);
        collection.createIndex(Indexes.ascending("person"));
        collection.createIndex(Indexes.ascending("expiresAt"), new IndexOptions().expireAfter(0L, TimeUnit.SECONDS));
    }

    /** Signs {@code person} in. {@code device}: the browser's User-Agent, if it says one. */
    public Started start(String person, @Nullable String device) {
        var secret = Secrets.fresh();
        var now = clock.instant();
        var name = device == null ? "" : device.substring(0, Math.min(device.length(), LONGEST_DEVICE));
        var document = new Document("_id", Secrets.hash(secret))
                .append("person", person)
                .append("device", name)
                .append("startedAt", Date.from(now))
                .append("seenAt", Date.from(now))
                .append("expiresAt", Date.from(now.plus(UNUSED)));
        collection.insertOne(document);
        return new Started(secret, session(document));
    }

    /** The session that this secret opens, and that it is being used. */
    public Optional<Session> use(String secret) {
        var now = clock.instant();
        var document = collection
                .find(and(eq("_id", Secrets.hash(secret)), gt("expiresAt", Date.from(now))))
                .first();
        if (document == null) {
            return Optional.empty();
        }
        var session = session(document);
        if (session.seenAt().isBefore(now.minus(SEEN_EVERY))) {
            var longest = session.startedAt().plus(LONGEST);
            var expires = now.plus(UNUSED).isBefore(longest) ? now.plus(UNUSED) : longest;
            collection.updateOne(
                    eq("_id", session.id()),
                    combine(set("seenAt", Date.from(now)), set("expiresAt", Date.from(expires))));
        }
        return Optional.of(session);
    }

    /** All sessions of {@code person} that have not ended, the last used first. */
    public List<Session> of(String person) {
        return collection
                .find(and(eq("person", person), gt("expiresAt", Date.from(clock.instant()))))
                .sort(descending("seenAt", "startedAt"))
                .map(Sessions::session)
                .into(new ArrayList<>());
    }

    /** Ends a session of this person, in both services within seconds; does nothing if they have none of this id. */
    public void end(String person, String id) {
        collection.deleteOne(and(eq("_id", id), eq("person", person)));
    }

    /** Ends the session that this secret opens, if there is one. */
    public void end(String secret) {
        collection.deleteOne(eq("_id", Secrets.hash(secret)));
    }

    /** Ends all of this person's sessions. */
    public void endAll(String person) {
        collection.deleteMany(eq("person", person));
    }

    private static Session session(Document document) {
        return new Session(
                document.getString("_id"),
                document.getString("person"),
                document.getString("device"),
                instant(document, "startedAt"),
                instant(document, "seenAt"),
                instant(document, "expiresAt"));
    }

    private static Instant instant(Document document, String field) {
        return document.getDate(field).toInstant();
    }
}
