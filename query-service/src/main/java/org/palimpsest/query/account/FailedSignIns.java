package org.palimpsest.query.account;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.springframework.stereotype.Component;

/**
 * The collection {@value #NAME}: how often a wrong password was given for an account within an hour, by all nodes together. So
 * somebody who tries a million times makes seven events and not a million. Thread-safe; blocks.
 */
@Component
final class FailedSignIns {
    static final String NAME = "failed_sign_ins";

    private final MongoCollection<Document> collection;
    private final Clock clock = Clock.systemUTC();

    FailedSignIns(MongoDatabase database) {
        collection = database.getCollection(NAME);
        collection.createIndex(Indexes.ascending("expiresAt"), new IndexOptions().expireAfter(0L, TimeUnit.SECONDS));
    }

    /** One more; answers how many there were within this hour. */
    long count(String person) {
        var hour = clock.instant().truncatedTo(ChronoUnit.HOURS);
        var counted = collection.findOneAndUpdate(
                eq("_id", new Document("person", person).append("hour", Date.from(hour))),
                combine(inc("tries", 1L), setOnInsert("expiresAt", Date.from(hour.plus(1, ChronoUnit.HOURS)))),
                new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
        return Objects.requireNonNull(counted).getLong("tries");
    }

    /** Whether this many are noted: 1, 10, 100 and so on. */
    static boolean isTold(long tries) {
        long rest = tries;
        while (rest > 1 && rest % 10 == 0) {
            rest /= 10;
        }
        return rest == 1;
    }
}
