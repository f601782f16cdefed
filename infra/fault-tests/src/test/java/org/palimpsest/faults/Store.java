package org.palimpsest.faults;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import org.palimpsest.eventstore.EventSerializer;
import org.palimpsest.eventstore.MongoEventStorageEngine;
import org.palimpsest.eventstore.TypeNames;

/** The event store without a domain: its events are texts. */
final class Store implements AutoCloseable {
    static final EventSerializer SERIALIZER =
            new EventSerializer(TypeNames.builder().add(String.class, "text").build());

    private final MongoClient client;
    final MongoDatabase database;

    /**
     * With the patience of the command-service.
     *
     * @param uri of a replica set, without a database
     */
    Store(String uri, String database) {
        var options = uri.contains("?") ? uri + "&" : uri.replaceFirst("/?$", "/?");
        client = MongoClients.create(options + "serverSelectionTimeoutMS=5000&socketTimeoutMS=10000");
        this.database = client.getDatabase(database);
    }

    MongoEventStorageEngine engine(Clock clock) {
        return MongoEventStorageEngine.builder().database(database).eventSerializer(SERIALIZER).clock(clock).build();
    }

    @Override
    public void close() {
        client.close();
    }
}
