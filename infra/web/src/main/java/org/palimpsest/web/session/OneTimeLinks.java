package org.palimpsest.web.session;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;

import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.springframework.stereotype.Component;

/**
 * The collection {@value #NAME}: what the holder of a link, which came by mail or stands in the log, may do once. Of the link's
 * secret only a hash is kept. A link is used up when what it is for has been done, and not before: so that nothing is lost with a
 * browser or a server that stops half way. Thread-safe; blocks.
 */
@Component
public final class OneTimeLinks {
    public static final String NAME = "one_time_links";

    private final MongoCollection<Document> collection;
    private final Clock clock = Clock.systemUTC();

    /** What a link is for. */
    public enum Purpose {
        SIGN_UP(Duration.ofHours(24)),
        RESET_PASSWORD(Duration.ofHours(1)),
        CHANGE_EMAIL(Duration.ofHours(24)),
        FIRST_ADMINISTRATOR(Duration.ofHours(24)),
        /** Of a browser that was sent to an OpenID provider, until it comes back. */
        PROVIDER_VISIT(Duration.ofMinutes(15)),
        /** Of whom a provider vouches for, until they have said that they want an account, or to connect it with theirs. */
        PROVIDER_VOUCHED(Duration.ofHours(1));

        private final Duration valid;

        Purpose(Duration valid) {
            this.valid = valid;
        }

        /** For so long from when it is made. */
        public Duration valid() {
            return valid;
        }
    }

    OneTimeLinks(MongoDatabase database) {
        collection = database.getCollection(NAME)
                .withWriteConcern(WriteConcern.MAJORITY)
                .withReadConcern(ReadConcern.MAJORITY);
        collection.createIndex(Indexes.ascending("expiresAt"), new IndexOptions().expireAfter(0L, TimeUnit.SECONDS));
        collection.createIndex(Indexes.ascending("what.person"));
    }

    /** A link's secret, which is not kept. {@code what}: all that is needed to do it. */
    public String make(Purpose purpose, Document what) {
        var secret = Secrets.fresh();
        collection.insertOne(new Document("_id", Secrets.hash(secret))
                .append("purpose", purpose.name())
                .append("what", what)
                .append("expiresAt", Date.from(clock.instant().plus(purpose.valid()))));
        return secret;
    }

    /** What this secret is for; nothing if it was used, has expired or never was. */
    public Optional<Document> find(Purpose purpose, String secret) {
        var valid = and(
                eq("_id", Secrets.hash(secret)), eq("purpose", purpose.name()), gt("expiresAt", Date.from(clock.instant())));
        return Optional.ofNullable(collection.find(valid).first()).map(link -> link.get("what", Document.class));
    }

    /** What it was for has been done. False if somebody else was first. */
    public boolean useUp(String secret) {
        return collection.deleteOne(eq("_id", Secrets.hash(secret))).getDeletedCount() == 1;
    }

    /** Makes all of a person's links worthless. */
    public void forget(String person) {
        collection.deleteMany(eq("what.person", person));
    }
}
