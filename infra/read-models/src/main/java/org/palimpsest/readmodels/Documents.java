package org.palimpsest.readmodels;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.bulk.BulkWriteError;
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
import java.util.List;
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

    /** A document that a validator refuses, that is too large, or that an index cannot take. */
    private static final Set<Integer> ABOUT_ITS_CONTENT = Set.of(121, 171, 10334, 16755, 17280);

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

    /** The document {@code id} as it is by now; null if there is none, or none was read. */
    @Nullable T current(Object id) {
        return known.get(id);
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

    /** Writes a document that never changes: its id belongs to one event, so that what is there already is the same. */
    public void add(T document) {
        absent.add(document.id());
        changed.put(document.id(), document);
    }

    /**
     * Writes what has changed, wherever the collection does not have it of the same position or a later one by now.
     *
     * @throws Unwritable if the database refuses a document for what is in it; others may have been written
     * @throws com.mongodb.MongoException if the database fails for any other reason: then all of it must come again
     */
    public void write() {
        var left = List.copyOf(changed.values());
        for (boolean first = true; !left.isEmpty(); first = false) {
            left = write(left, first);
        }
    }

    /**
     * Writes these; answers those that must be written again, because an older one was there although none was read:
     * a process that was frozen, and has lost this segment, has written them meanwhile.
     */
    private List<T> write(List<T> documents, boolean first) {
        try {
            collection.bulkWrite(
                    documents.stream().map(document -> model(document, first)).toList(), IN_ANY_ORDER);
            return List.of();
        } catch (MongoBulkWriteException e) {
            if (e.getWriteConcernError() != null) {
                throw e;
            }
            return older(e.getWriteErrors().stream()
                    .map(error -> documents.get(alreadyThere(error, e).getIndex()))
                    .toList());
        } catch (BsonMaximumSizeExceededException e) {
            throw new Unwritable(e);
        }
    }

    /** A plain insert costs the database half as much. */
    private WriteModel<T> model(T document, boolean first) {
        var isOlder = and(eq(document.id()), lt("position", document.position()));
        return first && absent.contains(document.id())
                ? new InsertOneModel<>(document)
                : new ReplaceOneModel<>(isOlder, document, UPSERT);
    }

    private static BulkWriteError alreadyThere(BulkWriteError error, MongoBulkWriteException failure) {
        boolean duplicate = error.getCode() == DUPLICATE_KEY;
        if (duplicate && error.getMessage().contains(" index: _id_ ")) {
            return error;
        }
        throw duplicate || ABOUT_ITS_CONTENT.contains(error.getCode()) ? new Unwritable(failure) : failure;
    }

    /** Of {@code documents}, those that the collection does not have as they are or later; not even if nobody confirmed it. */
    private List<T> older(List<T> documents) {
        var passed = new HashMap<Object, Long>();
        for (T there : collection
                .withReadConcern(ReadConcern.LOCAL)
                .withReadPreference(ReadPreference.primary())
                .find(in("_id", documents.stream().map(Positioned::id).toList()))) {
            passed.put(there.id(), there.position());
        }
        return documents.stream()
                .filter(document -> passed.getOrDefault(document.id(), -1L) < document.position())
                .toList();
    }
}
