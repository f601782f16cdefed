package org.palimpsest.eventstore.personal;

import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import org.palimpsest.eventstore.PersonErasedException;

/** One AES-256 key for each person whose data the log holds. Thread-safe. */
public interface PersonKeys {

    /**
     * The key under which data of {@code person} is sealed; made, and durable, if there is none yet.
     *
     * @throws PersonErasedException if the person was erased: there will never be a key again
     */
    SecretKey toSeal(String person);

    /**
     * The key with which data of {@code person} is opened, or null if the person was erased.
     *
     * @throws IllegalStateException if there is neither a key nor the mark of its erasure, so that sealed data cannot be
     *     genuine or the keys of this log are elsewhere
     */
    @Nullable SecretKey toOpen(String person);

    /**
     * Destroys the key for ever, whether or not there was one. Doing it again changes nothing. Whatever was sealed under
     * it is read as erased: at once by this object, and by every other one within {@link MongoPersonKeys#FORGOTTEN_WITHIN}.
     */
    void erase(String person);
}
