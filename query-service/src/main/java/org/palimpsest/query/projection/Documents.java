package org.palimpsest.query.projection;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The documents of one collection that one batch changes: read once, changed in memory, written in one go. A document
 * must be changed by events of one stream only, or segments would overwrite each other's work. Not thread-safe.
 */
public final class Documents<T extends Positioned> {
    private static final int DUPLICATE_KEY = 11000;
    private static final BulkWriteOptions IN_ANY_ORDER = new BulkWriteOptions().ordered(false);
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    /** What an event makes of a document. */
    @FunctionalInterface
    public interface Change<T> {
        /** The next state, whose position is the event's; the {@code current} one, or null, to leave it as it is. */
        @Nullable T apply(@Nullable T current);
    }

    private final MongoCollection<T> collection;
    private final Map<Object, @Nullable T> known = new HashMap<>();
    private final Map<Object, T> changed = new LinkedHashMap<>();

    public Documents(MongoCollection<T> collection) {
        this.collection = collection;
    }

    /** Changes the document {@code id} unless it has already seen {@code position} or a later one. */
    public void change(Object id, long position, Change<T> change) {
        var current = get(id);
        if (current != null && current.position() >= position) {
            return;
        }
        var next = change.apply(current);
        if (next != null && !next.equals(current)) {
            put(next);
        }
    }

    /** The document as this batch sees it. */
    public @Nullable T get(Object id) {
        if (!known.containsKey(id)) {
            known.put(id, collection.find(eq(id)).first());
        }
        return known.get(id);
    }

    /** Writes a document whatever is known of it; an equal or newer one in the collection stays. */
    public void put(T document) {
        known.put(document.id(), document);
        changed.put(document.id(), document);
    }

    /** Replaces older documents. Throws {@link com.mongodb.MongoException} if the database refuses. */
    public void write() {
        if (changed.isEmpty()) {
            return;
        }
        var writes = changed.values().stream()
                .map(document -> new ReplaceOneModel<>(
                        and(eq(document.id()), lt("position", document.position())), document, UPSERT))
                .toList();
        try {
            collection.bulkWrite(writes, IN_ANY_ORDER);
        } catch (MongoBulkWriteException e) {
            // Not older and yet there: another node took this segment over and is ahead of us.
            if (e.getWriteConcernError() != null
                    || e.getWriteErrors().stream().anyMatch(error -> error.getCode() != DUPLICATE_KEY)) {
                throw e;
            }
        }
    }
}
