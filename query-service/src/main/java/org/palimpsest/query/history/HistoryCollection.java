package org.palimpsest.query.history;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.EventMetadata;
import org.palimpsest.eventstore.EventJson;
import org.palimpsest.eventstore.TypeNames;
import org.palimpsest.readmodels.generation.Generations;
import org.palimpsest.readmodels.Generation;
import org.palimpsest.readmodels.Recorded;
import org.springframework.stereotype.Component;

/** Where histories are kept. Thread-safe. */
@Component
final class HistoryCollection {
    private final MongoDatabase database;
    private final Generations generations;
    private final TypeNames names;

    HistoryCollection(MongoDatabase database, Generations generations, TypeNames names) {
        this.database = database;
        this.generations = generations;
        this.names = names;
    }

    MongoCollection<EventDocument> events(Generation generation) {
        return database.getCollection(generation.collection("events"), EventDocument.class);
    }

    private MongoCollection<EventDocument> events() {
        return events(generations.of(History.MODEL));
    }

    void prepare(Generation generation) {
        var events = events(generation);
        events.createIndex(Indexes.ascending("entryId", "_id"));
        events.createIndex(Indexes.ascending("slug"), new IndexOptions().sparse(true));
    }

    /** The entry with this id or slug, if an event of it has been seen. A slug never looks like an id. */
    Optional<UUID> find(String slugOrId) {
        if (slugOrId.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
            return Optional.of(UUID.fromString(slugOrId));
        }
        return Optional.ofNullable(events().find(eq("slug", slugOrId)).first()).map(EventDocument::entryId);
    }

    /** All events of an entry, in order. */
    List<Recorded<EntryEvent>> of(UUID entry) {
        var found = events().find(eq("entryId", entry)).sort(ascending("_id")).into(new ArrayList<>());
        return found.stream().map(this::recorded).toList();
    }

    private Recorded<EntryEvent> recorded(EventDocument document) {
        var type = names.classOf(document.type())
                .orElseThrow(() -> new IllegalStateException("Unknown event " + document.type()));
        var event = EventJson.mapper().readValue(document.json(), type.asSubclass(EntryEvent.class));
        var metadata = EventMetadata.of(document.actor(), document.role());
        return new Recorded<>(document.id(), document.sequence(), document.at(), metadata, event);
    }
}
