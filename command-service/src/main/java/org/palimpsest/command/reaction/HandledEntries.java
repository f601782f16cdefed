package org.palimpsest.command.reaction;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.palimpsest.eventstore.Majority;
import org.springframework.stereotype.Component;

/**
 * The collection {@code handled_entries}: who sees to which entry, {@code {_id: "<entry>", editor}}, to find those of somebody who leaves.
 * Made from the log. Thread-safe, also over processes; asks the database.
 */
@Component
final class HandledEntries {
    private final MongoCollection<Document> handled;

    HandledEntries(MongoDatabase database) {
        this.handled = Majority.of(database, "handled_entries");
        handled.createIndex(Indexes.ascending("editor"));
    }

    void note(UUID entry, String editor) {
        handled.replaceOne(
                eq(entry.toString()), new Document("_id", entry.toString()).append("editor", editor), new ReplaceOptions().upsert(true));
    }

    void forget(UUID entry, String editor) {
        handled.deleteOne(and(eq(entry.toString()), eq("editor", editor)));
    }

    List<UUID> of(String editor) {
        return handled.find(eq("editor", editor)).map(one -> UUID.fromString(one.getString("_id"))).into(new ArrayList<>());
    }
}
