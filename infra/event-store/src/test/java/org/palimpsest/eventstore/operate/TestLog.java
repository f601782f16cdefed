package org.palimpsest.eventstore.operate;

import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.bson.RawBsonDocument;
import org.palimpsest.engines.Engines;
import org.palimpsest.eventstore.Chain;
import org.palimpsest.eventstore.ChainReport;
import org.palimpsest.eventstore.EventSerializer;
import org.palimpsest.eventstore.MongoEventStorageEngine;
import org.palimpsest.eventstore.TypeNames;

/** A database of its own on the build's mongod, empty at first. */
final class TestLog implements AutoCloseable {

    static final MongoClient CLIENT = MongoClients.create(Engines.shared().mongodbUri());
    private static final EventSerializer SERIALIZER =
            new EventSerializer(TypeNames.builder().add(String.class, "text", "2").build());

    final MongoDatabase database = CLIENT.getDatabase("t" + UUID.randomUUID().toString().replace("-", ""));

    MongoEventStorageEngine engine() {
        return MongoEventStorageEngine.builder().database(database).eventSerializer(SERIALIZER).build();
    }

    /** Commits of two events at 0, 2, 4, …, and one without a stream at the end. */
    TestLog write(int commits) {
        MongoEventStorageEngine engine = engine();
        for (int i = 0; i < commits; i++) {
            engine.appendEvents(event("a", i, "Zoë said \"\u2028\u0001\" 𝄞 " + i), event("b", i, "b".repeat(i)));
        }
        engine.appendEvents(GenericEventMessage.asEventMessage("of no stream"));
        return this;
    }

    static DomainEventMessage<Object> event(String stream, long seq, String payload) {
        return new GenericDomainEventMessage<>("Account", stream, seq, payload, Map.of("by", "somebody"));
    }

    /** Every document, byte by byte. */
    List<RawBsonDocument> documents(String collection) {
        return database.getCollection(collection, RawBsonDocument.class).find().sort(ascending("_id"))
                .into(new ArrayList<>());
    }

    List<String> collections() {
        return database.listCollectionNames().into(new ArrayList<>()).stream().sorted().toList();
    }

    ChainReport verified() {
        return new Chain(database).verify();
    }

    @Override
    public void close() {
        database.drop();
    }
}
