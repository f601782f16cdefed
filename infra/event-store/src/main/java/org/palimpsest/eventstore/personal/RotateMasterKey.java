package org.palimpsest.eventstore.personal;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.Objects;
import java.util.function.IntConsumer;

/**
 * Wraps all keys anew under the first of the given master keys, while the services run. Can be interrupted and started
 * again. What the keys sealed stays as it is.
 */
public final class RotateMasterKey {

    private RotateMasterKey() {}

    /**
     * Takes PALIMPSEST_MONGODB_URI, and the master keys as {@link MasterKeys#given} says; the former ones must be among
     * them.
     */
    @SuppressWarnings("SystemOut") // a command talks to its user
    public static void main(String[] arguments) {
        var uri = new ConnectionString(Objects.requireNonNull(System.getenv("PALIMPSEST_MONGODB_URI"), "PALIMPSEST_MONGODB_URI"));
        var masters = MasterKeys.given(System.getenv("PALIMPSEST_MASTER_KEY"), System.getenv("PALIMPSEST_MASTER_KEY_FILE"));
        try (var client = MongoClients.create(uri)) {
            var database = client.getDatabase(Objects.requireNonNullElse(uri.getDatabase(), "palimpsest"));
            long count = run(database, masters, done -> System.out.println("    " + done + " keys …"));
            System.out.println(count + " keys are now under " + masters.current() + "; every other one was before.");
        }
    }

    /** Answers how many were wrapped anew; {@code progress} hears the count of each batch so far. */
    static long run(MongoDatabase database, MasterKeys masters, IntConsumer progress) {
        var keys = new WrappedKeys(database, masters);
        int done = 0;
        for (int more = keys.rewrap(); more > 0; more = keys.rewrap()) {
            done += more;
            progress.accept(done);
        }
        return done;
    }
}
