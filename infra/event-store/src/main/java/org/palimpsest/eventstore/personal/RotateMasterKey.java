package org.palimpsest.eventstore.personal;

import com.mongodb.client.MongoDatabase;
import java.util.function.IntConsumer;

/**
 * Wraps all keys anew under the first of the given master keys, while the services run. Can be interrupted and started
 * again. What the keys sealed stays as it is.
 */
public final class RotateMasterKey {

    private RotateMasterKey() {}

    /**
     * Answers how many were wrapped anew; {@code progress} hears the count of each batch so far.
     *
     * @throws IllegalStateException if a key is under a master key that is not among {@code masters}
     */
    public static long run(MongoDatabase database, MasterKeys masters, IntConsumer progress) {
        var keys = new WrappedKeys(database, masters);
        int done = 0;
        for (int more = keys.rewrap(); more > 0; more = keys.rewrap()) {
            done += more;
            progress.accept(done);
        }
        return done;
    }
}
