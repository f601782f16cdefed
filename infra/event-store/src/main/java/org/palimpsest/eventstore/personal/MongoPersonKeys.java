package org.palimpsest.eventstore.personal;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.Objects;
import java.util.function.LongSupplier;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import org.palimpsest.eventstore.PersonErasedException;

/**
 * Keys in the collection {@code person_keys}, durable on a majority before they are used, each wrapped by a master key.
 * Where a key was erased a mark stays, so that it can never be made again. Keeps the {@value KeyCache#MOST} keys that were
 * used last in memory, for {@link #FORGOTTEN_WITHIN}. Thread-safe.
 *
 * <p>All that the log holds of a person should stand in the person's own streams. Then nothing can follow their erasure
 * there, not even from a process that still remembers the key.
 */
public final class MongoPersonKeys implements PersonKeys {

    /** The collection of the keys. A log without it has lost what is personal in it. */
    public static final String COLLECTION = KeyDocuments.NAME;

    /** How long after an erasure another process may still open what was sealed. */
    public static final Duration FORGOTTEN_WITHIN = Duration.ofSeconds(10);

    private final WrappedKeys keys;
    private final KeyCache cache;

    /**
     * Looks at once whether it has the right master keys.
     *
     * @throws IllegalStateException if keys in the database are wrapped under a master key that is not among these
     */
    public MongoPersonKeys(MongoDatabase database, MasterKeys masters) {
        this(database, masters, System::nanoTime);
    }

    MongoPersonKeys(MongoDatabase database, MasterKeys masters, LongSupplier nanoTime) {
        this.keys = new WrappedKeys(database, masters);
        this.cache = new KeyCache(FORGOTTEN_WITHIN, nanoTime);
    }

    @Override
    public SecretKey toSeal(String person) {
        var key = cached(person, true);
        if (key == null) {
            throw new PersonErasedException(person);
        }
        return key;
    }

    @Override
    public @Nullable SecretKey toOpen(String person) {
        return cached(person, false);
    }

    @Override
    public void erase(String person) {
        keys.erase(id(person));
        cache.put(person, null, cache.now());
    }

    /** Whether the key of this person was erased, as the database has it now. False where there never was one. */
    public boolean isErased(String person) {
        return keys.isErased(id(person));
    }

    /**
     * What stands for texts that must not be shown, by a secret of its own for each {@code purpose}. The secret lies among
     * the persons' keys, wrapped as they are.
     */
    public Pseudonyms pseudonyms(String purpose) {
        return new Pseudonyms(Objects.requireNonNull(keys.findOrMake("secret:" + purpose), "Secrets are never erased"));
    }

    private @Nullable SecretKey cached(String person, boolean make) {
        var entry = cache.get(person);
        if (entry != null) {
            return entry.key();
        }
        long asked = cache.now();
        var key = make ? keys.findOrMake(id(person)) : keys.find(id(person));
        cache.put(person, key, asked);
        return key;
    }

    private static String id(String person) {
        return "person:" + person;
    }
}
