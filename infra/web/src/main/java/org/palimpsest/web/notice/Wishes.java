package org.palimpsest.web.notice;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.springframework.stereotype.Component;

/**
 * The collection {@value #NAME}: how each person wants to be told what. They are an account's, no events: nothing follows from what
 * they were. Thread-safe; blocks.
 */
@Component
public final class Wishes {
    public static final String NAME = "notification_wishes";

    private final MongoCollection<Document> collection;

    public Wishes(MongoDatabase database) {
        collection = database.getCollection(NAME)
                .withWriteConcern(WriteConcern.MAJORITY)
                .withReadConcern(ReadConcern.MAJORITY);
    }

    /** For every kind, what this person has said, or else what is usual. */
    public Map<NoticeKind, Delivery> of(String person) {
        var all = new EnumMap<NoticeKind, Delivery>(NoticeKind.class);
        Stream.of(NoticeKind.values()).forEach(kind -> all.put(kind, kind.usual()));
        var kept = collection.find(eq("_id", person)).first();
        if (kept != null) {
            kept.get("kinds", new Document())
                    .forEach((kind, how) -> all.put(NoticeKind.valueOf(kind), Delivery.valueOf(String.valueOf(how))));
        }
        return all;
    }

    /** What this person says of these kinds; what they said of others stays. */
    public void set(String person, Map<NoticeKind, Delivery> some) {
        if (!some.isEmpty()) {
            var changes = some.entrySet().stream()
                    .map(one -> Updates.set("kinds." + one.getKey().name(), one.getValue().name()))
                    .toList();
            collection.updateOne(eq("_id", person), Updates.combine(changes), new UpdateOptions().upsert(true));
        }
    }

    /** Of which kinds this person wants to find nothing on their desk; the others are there. */
    public Set<NoticeKind> notOnDesk(String person) {
        var kept = collection.find(eq("_id", person)).first();
        return kept == null
                ? Set.of()
                : kept.get("desk", new Document()).entrySet().stream()
                        .filter(one -> Boolean.FALSE.equals(one.getValue()))
                        .map(one -> NoticeKind.valueOf(one.getKey()))
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether this person finds these kinds on their desk; what they said of others stays. */
    public void setOnDesk(String person, Map<NoticeKind, Boolean> some) {
        if (!some.isEmpty()) {
            var changes = some.entrySet().stream()
                    .map(one -> Updates.set("desk." + one.getKey().name(), one.getValue()))
                    .toList();
            collection.updateOne(eq("_id", person), Updates.combine(changes), new UpdateOptions().upsert(true));
        }
    }

    /** Forgets what this person has said. */
    public void forget(String person) {
        collection.deleteOne(eq("_id", person));
    }
}
