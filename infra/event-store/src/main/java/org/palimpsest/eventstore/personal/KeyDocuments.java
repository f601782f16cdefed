package org.palimpsest.eventstore.personal;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.palimpsest.eventstore.Majority;

/** The {@code person_keys} collection: wrapped keys, and the marks of those that were erased. Thread-safe. */
final class KeyDocuments {

    static final String NAME = "person_keys";

    private static final FindOneAndUpdateOptions OR_MAKE =
            new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER);
    private static final List<Document> ERASE =
            List.of(Document.parse("{$replaceWith: {_id: '$_id', erasedAt: {$ifNull: ['$erasedAt', '$$NOW']}}}"));

    private final MongoCollection<Document> collection;

    /**
     * A key under a master key, or the mark that it was erased.
     *
     * @param masterKey id of the one that wraps it; null, like {@code key}, if it was erased
     */
    record Wrapped(String id, @Nullable String masterKey, @Nullable Binary key) {

        static Wrapped of(Document document) {
            return new Wrapped(
                    document.getString("_id"), document.getString("masterKey"), document.get("key", Binary.class));
        }
    }

    KeyDocuments(MongoDatabase database) {
        collection = Majority.of(database, NAME);
        collection.createIndex(Indexes.ascending("masterKey"), new IndexOptions().sparse(true));
    }

    @Nullable Wrapped find(String id) {
        var document = collection.find(eq("_id", id)).first();
        return document == null ? null : Wrapped.of(document);
    }

    /** What lies there from now on: this, or what was there before. */
    Wrapped findOrMake(Wrapped made) {
        var insert = combine(setOnInsert("masterKey", made.masterKey), setOnInsert("key", made.key));
        try {
            return Wrapped.of(Objects.requireNonNull(collection.findOneAndUpdate(eq("_id", made.id), insert, OR_MAKE)));
        } catch (MongoCommandException e) {
            // Two made it at once, and the other was first.
            var other = ErrorCategory.fromErrorCode(e.getErrorCode()) == ErrorCategory.DUPLICATE_KEY ? find(made.id) : null;
            if (other == null) {
                throw e;
            }
            return other;
        }
    }

    /** Leaves the mark alone, with the time by the database's clock; also where there was no key. */
    void erase(String id) {
        collection.updateOne(eq("_id", id), ERASE, new UpdateOptions().upsert(true));
    }

    /** Ids of the master keys that wrap anything. */
    List<String> masterKeys() {
        return collection.distinct("masterKey", exists("masterKey"), String.class).into(new ArrayList<>());
    }

    /** Some of the keys that another master key than this wraps. */
    List<Wrapped> notUnder(String masterKey, int most) {
        var others = and(exists("masterKey"), ne("masterKey", masterKey));
        return collection.find(others).limit(most).map(Wrapped::of).into(new ArrayList<>());
    }

    /** Puts the second in the place of the first wherever that still stands; a key erased meanwhile stays erased. */
    void replace(List<Wrapped> former, List<Wrapped> next) {
        var writes = new ArrayList<WriteModel<Document>>();
        for (int i = 0; i < former.size(); i++) {
            var same = and(eq("_id", former.get(i).id), eq("masterKey", former.get(i).masterKey));
            var to = next.get(i);
            writes.add(new UpdateOneModel<>(same, combine(set("masterKey", to.masterKey), set("key", to.key))));
        }
        collection.bulkWrite(writes);
    }
}
