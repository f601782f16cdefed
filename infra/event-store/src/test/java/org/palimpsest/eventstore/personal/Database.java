package org.palimpsest.eventstore.personal;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.palimpsest.engines.Engines;

/** A database for one test. */
final class Database implements AutoCloseable {

    private static final MongoClient CLIENT = MongoClients.create(Engines.shared().mongodbUri());

    final MongoDatabase database = CLIENT.getDatabase("t" + UUID.randomUUID().toString().replace("-", ""));

    List<Document> keys() {
        return database.getCollection(KeyDocuments.NAME).find().into(new ArrayList<>());
    }

    /** Every byte of every collection, one character each. */
    String raw() {
        var all = new StringBuilder();
        for (String name : database.listCollectionNames()) {
            for (RawBsonDocument document : database.getCollection(name, RawBsonDocument.class).find()) {
                var bytes = document.getByteBuffer();
                while (bytes.hasRemaining()) {
                    all.append((char) (bytes.get() & 0xFF));
                }
            }
        }
        return all.toString();
    }

    @Override
    public void close() {
        database.drop();
    }
}
