package org.palimpsest.web.session;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.max;

import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The collection {@value #NAME}: up to when a person's tokens and sessions are no good any more, durable on a majority. A document goes
 * when every token that it speaks of has expired. Thread-safe; blocks.
 */
@Component
public final class RevokedTokens {
    public static final String NAME = "revoked_tokens";

    /** No token that is taken lives longer. */
    public static final Duration LONGEST_LIFE = Duration.ofDays(366);

    private static final String ISSUED_UNTIL = "issuedUntil";

    private final MongoCollection<Document> collection;
    private final Clock clock = Clock.systemUTC();

    RevokedTokens(MongoDatabase database) {
        collection = database.getCollection(NAME)
                .withWriteConcern(WriteConcern.MAJORITY)
                .withReadConcern(ReadConcern.MAJORITY);
        collection.createIndex(
                Indexes.ascending(ISSUED_UNTIL),
                new IndexOptions().expireAfter(LONGEST_LIFE.toDays() + 1, TimeUnit.DAYS));
    }

    /** Makes all tokens and sessions of {@code person} worthless that were issued until {@code when}, in both services within seconds. */
    public void revoke(String person, Instant when) {
        collection.updateOne(eq("_id", person), max(ISSUED_UNTIL, Date.from(when)), new UpdateOptions().upsert(true));
    }

    /** The same of all that were issued until now. */
    public void revoke(String person) {
        revoke(person, clock.instant());
    }

    /** The instant until which (inclusive) all tokens of {@code person} are revoked; null where none are. */
    @Nullable Instant revokedUntil(String person) {
        var document = collection.find(eq("_id", person)).first();
        return document == null ? null : document.getDate(ISSUED_UNTIL).toInstant();
    }
}
