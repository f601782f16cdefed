package org.palimpsest.query.history;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Sorts.ascending;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.eventstore.EventJson;
import org.palimpsest.eventstore.TypeNames;
import org.palimpsest.readmodels.generation.Generations;
import org.palimpsest.readmodels.Generation;
import org.palimpsest.readmodels.Recorded;
import org.springframework.stereotype.Component;

/** Where histories are kept. Thread-safe. */
@Component
final class HistoryCollection {
    /** In characters of JSON. */
    private static final long MOST_KEPT = 16_000_000;

    /** Events never change, so they are only ever added to. */
    private record Kept(List<Recorded<EntryEvent>> events, long length) {}

    private final Cache<UUID, Kept> kept = Caffeine.newBuilder()
            .maximumWeight(MOST_KEPT)
            .<UUID, Kept>weigher((_, one) -> (int) Math.min(Integer.MAX_VALUE, one.length() + 1_000))
            .build();

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

    /** The entries that may be meant, most likely first: the one with this id, and the one with this slug. */
    List<UUID> find(String slugOrId) {
        var found = new ArrayList<UUID>();
        if (slugOrId.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
            found.add(UUID.fromString(slugOrId));
        }
        var assigned = events().find(eq("slug", slugOrId)).first();
        if (assigned != null && !found.contains(assigned.entryId())) {
            found.add(assigned.entryId());
        }
        return found;
    }

    /** All events of an entry, in order; none if there is no such entry. What was read before is not read again. */
    List<Recorded<EntryEvent>> of(UUID entry) {
        var known = kept.getIfPresent(entry);
        long last = known == null ? -1 : known.events().getLast().position();
        var more = events()
                .find(and(eq("entryId", entry), gt("_id", last)))
                .sort(ascending("_id"))
                .into(new ArrayList<>());
        if (known != null && more.isEmpty()) {
            return known.events();
        }
        var all = new ArrayList<>(known == null ? List.of() : known.events());
        more.stream().map(this::recorded).forEach(all::add);
        long length = more.stream().mapToLong(document -> document.json().length()).sum();
        if (isComplete(all)) {
            var events = List.copyOf(all);
            kept.put(entry, new Kept(events, length + (known == null ? 0 : known.length())));
            return events;
        }
        return all;
    }

    /** Documents of one batch appear in any order; what has a gap is not kept. */
    private static boolean isComplete(List<Recorded<EntryEvent>> events) {
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i).sequence() != i) {
                return false;
            }
        }
        return !events.isEmpty();
    }

    private Recorded<EntryEvent> recorded(EventDocument document) {
        var type = names.classOf(document.type())
                .orElseThrow(() -> new IllegalStateException("Unknown event " + document.type()));
        var event = EventJson.mapper().readValue(document.json(), type.asSubclass(EntryEvent.class));
        return new Recorded<>(
                document.id(), document.sequence(), document.at(), document.actor(), document.role(), event);
    }
}
