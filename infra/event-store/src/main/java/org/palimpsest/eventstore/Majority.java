package org.palimpsest.eventstore;

import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.concurrent.TimeUnit;
import org.bson.Document;

/**
 * Collections whose reads see what a majority of the replica set has, as the primary knows it, and whose writes are
 * answered when they are in the journal of a majority; whatever the client's own settings are.
 */
public final class Majority {

    /** Without a limit a write would wait for as long as the majority is away. */
    private static final WriteConcern DURABLE =
            WriteConcern.MAJORITY.withJournal(true).withWTimeout(10, TimeUnit.SECONDS);

    private Majority() {}

    /** The collection of that name. */
    public static MongoCollection<Document> of(MongoDatabase database, String collection) {
        return database.getCollection(collection)
                .withReadConcern(ReadConcern.MAJORITY)
                .withReadPreference(ReadPreference.primary())
                .withWriteConcern(DURABLE);
    }
}
