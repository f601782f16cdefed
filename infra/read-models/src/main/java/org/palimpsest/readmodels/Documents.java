package org.palimpsest.readmodels;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.bson.BsonMaximumSizeExceededException;
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
    private final Set<Object> absent = new HashSet<>();

    public Documents(MongoCollection<T> collection) {
        this.collection = collection;
    }

    /** Removes every collection of a generation, with its indexes. */
    public static void drop(MongoDatabase database, Generation generation) {
        for (var name : database.listCollectionNames()) {
            if (name.startsWith(generation.collection(""))) {
                database.getCollection(name).drop();
            }
        }
    }

    /** Reads these documents, all at once: no others can be changed. */
    public void read(Collection<?> ids) {
        if (ids.isEmpty()) {
            return;
        }
        absent.addAll(ids);
        for (T found : collection.find(in("_id", ids))) {
            absent.remove(found.id());
            known.put(found.id(), found);
        }
    }

    /** Changes the document {@code id} unless it has already seen {@code position} or a later one. */
    public void change(Object id, long position, Change<T> change) {
        var current = known.get(id);
        if (current == null && !absent.contains(id)) {
            throw new IllegalStateException("Not read: " + id);
        }
        if (current != null && current.position() >= position) {
            return;
        }
        var next = change.apply(current);
        if (next != null && !next.equals(current)) {
            known.put(id, next);
            changed.put(id, next);
        }
    }

    /** Writes a document that never changes; one that is there already stays. */
    public void add(T document) {
        absent.add(document.id());
        changed.put(document.id(), document);
    }

    /**
     * Replaces older documents.
     *
     * @throws Unwritable if one of them is longer than documents can be
     * @throws com.mongodb.MongoException if the database refuses for any other reason
     */
    public void write() {
        if (changed.isEmpty()) {
            return;
        }
        try {
            collection.bulkWrite(changed.values().stream().map(this::write).toList(), IN_ANY_ORDER);
        } catch (MongoBulkWriteException e) {
            // Not older and yet there: another node took this segment over and is ahead of us.
            if (e.getWriteConcernError() != null
                    || e.getWriteErrors().stream().anyMatch(error -> error.getCode() != DUPLICATE_KEY)) {
                throw e;
            }
        } catch (BsonMaximumSizeExceededException e) {
            throw new Unwritable(e);
        }
    }

    /** A plain insert costs the database half as much. */
    private WriteModel<T> write(T document) {
        return absent.contains(document.id())
                ? new InsertOneModel<>(document)
                : new ReplaceOneModel<>(
                        and(eq(document.id()), lt("position", document.position())), document, UPSERT);
    }
}
