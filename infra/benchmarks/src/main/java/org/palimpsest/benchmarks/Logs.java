package org.palimpsest.benchmarks;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.bson.RawBsonDocument;
import org.palimpsest.eventstore.EventSerializer;
import org.palimpsest.eventstore.MongoEventStorageEngine;
import org.palimpsest.eventstore.TypeNames;

/** The logs that are compared: all in one MongoDB, all durable in the same way, each in a database of its own. */
final class Logs implements AutoCloseable {
    static final WriteConcern DURABLE = WriteConcern.MAJORITY.withJournal(true);
    static final EventSerializer SERIALIZER =
            new EventSerializer(TypeNames.builder().add(Noted.class, "noted").build());

    private final MongoClient client;
    private final String run = "bench" + UUID.randomUUID().toString().substring(0, 8);
    private int count;

    Logs(String uri) {
        client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(uri))
                .applyToConnectionPoolSettings(pool -> pool.maxSize(300))
                .writeConcern(DURABLE)
                .readConcern(ReadConcern.MAJORITY)
                .build());
    }

    MongoDatabase database() {
        return client.getDatabase(run + count++);
    }

    static MongoEventStorageEngine engine(MongoDatabase database) {
        return MongoEventStorageEngine.builder().database(database).eventSerializer(SERIALIZER).build();
    }

    static Log ours(MongoDatabase database) {
        var engine = engine(database);
        return (stream, sequence) -> engine.appendEvents(Noted.message(stream, sequence));
    }

    static Log axonMongo(MongoDatabase database, MongoClient client) {
        var template = DefaultMongoTemplate.builder().mongoDatabase(client, database.getName()).build();
        var engine = org.axonframework.extensions.mongo.eventsourcing.eventstore.MongoEventStorageEngine.builder()
                .mongoTemplate(template)
                .eventSerializer(SERIALIZER)
                .snapshotSerializer(SERIALIZER)
                .build();
        return (stream, sequence) -> engine.appendEvents(List.<EventMessage<?>>of(Noted.message(stream, sequence)));
    }

    Log axonMongo() {
        return axonMongo(database(), client);
    }

    /** Commits that {@code writers} made with ours, each in a stream of its own, in the order of the log. */
    List<RawBsonDocument> documents(int writers, int each) {
        var database = database();
        var log = ours(database);
        Measured.together(writers, writer -> {
            for (int i = 0; i < each; i++) {
                log.append("s" + writer, i);
            }
        });
        var documents = raw(database).find().sort(Sorts.ascending("_id")).into(new ArrayList<>());
        database.drop();
        return documents;
    }

    /** A collection with the indexes of {@code commits}. */
    static MongoCollection<RawBsonDocument> raw(MongoDatabase database) {
        var collection = database.getCollection("commits", RawBsonDocument.class);
        collection.createIndex(
                Indexes.ascending("streams.id", "streams.firstSeq"),
                new IndexOptions().name("stream_sequence").unique(true).sparse(true));
        return collection;
    }

    @Override
    public void close() {
        for (int i = 0; i < count; i++) {
            client.getDatabase(run + i).drop();
        }
        client.close();
    }
}
