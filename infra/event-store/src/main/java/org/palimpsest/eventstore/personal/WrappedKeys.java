package org.palimpsest.eventstore.personal;

import com.mongodb.client.MongoDatabase;
import java.util.List;
import javax.crypto.SecretKey;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.palimpsest.eventstore.personal.KeyDocuments.Wrapped;

/** Keys by their ids, wrapped at rest. Thread-safe. */
final class WrappedKeys {

    private static final int BATCH = 500;

    private final KeyDocuments documents;
    private final MasterKeys masters;

    /** @throws IllegalStateException if something is wrapped under a master key that {@code masters} lack */
    WrappedKeys(MongoDatabase database, MasterKeys masters) {
        this.documents = new KeyDocuments(database);
        this.masters = masters;
        for (String id : documents.masterKeys()) {
            master(id);
        }
    }

    /** The key, made if there is none; null if it was erased. */
    @Nullable SecretKey findOrMake(String id) {
        var there = documents.find(id);
        return unwrap(there != null ? there : documents.findOrMake(wrap(id, Seal.newKey(), masters.current())));
    }

    /** The key, or null if it was erased. @throws IllegalStateException if it never was there */
    @Nullable SecretKey find(String id) {
        var there = documents.find(id);
        if (there == null) {
            throw new IllegalStateException("There is no key " + id + ": what it sealed was written elsewhere, or "
                    + KeyDocuments.NAME + " was not restored with the log");
        }
        return unwrap(there);
    }

    boolean isErased(String id) {
        var there = documents.find(id);
        return there != null && there.key() == null;
    }

    void erase(String id) {
        documents.erase(id);
    }

    /** Wraps up to {@value #BATCH} more keys under the current master key; answers how many, so 0 when all are. */
    int rewrap() {
        var current = masters.current();
        List<Wrapped> former = documents.notUnder(current.id(), BATCH);
        if (!former.isEmpty()) {
            documents.replace(former, former.stream().map(key -> wrap(key.id(), open(key), current)).toList());
        }
        return former.size();
    }

    private static Wrapped wrap(String id, SecretKey key, MasterKey master) {
        return new Wrapped(id, master.id(), new Binary(master.wrap(key, id)));
    }

    private @Nullable SecretKey unwrap(Wrapped wrapped) {
        return wrapped.key() == null ? null : open(wrapped);
    }

    private SecretKey open(Wrapped wrapped) {
        if (wrapped.key() == null || wrapped.masterKey() == null) {
            throw new IllegalStateException("Key " + wrapped.id() + " was erased");
        }
        return master(wrapped.masterKey()).unwrap(wrapped.key().getData(), wrapped.id());
    }

    private MasterKey master(String id) {
        return masters.find(id).orElseThrow(() -> new IllegalStateException(
                "Keys in " + KeyDocuments.NAME + " are wrapped under master key " + id + ", but given were " + masters.ids()
                        + ": look at PALIMPSEST_MASTER_KEY or PALIMPSEST_MASTER_KEY_FILE"));
    }
}
