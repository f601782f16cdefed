package org.palimpsest.eventstore;

import com.mongodb.MongoNamespace;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.bson.RawBsonDocument;

/**
 * A log that is taken over from elsewhere, position by position and hash by hash. Its commits lie in {@value #ASIDE}
 * until all of them are there; then that collection becomes the log in one step. So a copy that was interrupted is
 * never taken for a log; it is begun again. Not thread-safe.
 */
public final class LogCopy {

    /** Where the commits lie until all are there. */
    public static final String ASIDE = "commits_restoring";

    private static final String EMPTY = "commits_set_aside";

    private final MongoDatabase database;
    private final MongoCollection<Document> aside;

    /** Begins a copy; drops what another one has left that never ended. */
    public LogCopy(MongoDatabase database) {
        this.database = database;
        this.aside = Majority.of(database, ASIDE);
        discard();
    }

    /** Takes the next commits, in the form in which the module's README describes them. */
    public void add(List<RawBsonDocument> commits) {
        Commits.of(aside).insert(commits);
    }

    /** Reads all of it back and recomputes it. */
    public ChainReport check() {
        Commits copied = Commits.of(aside);
        copied.index();
        return new Chain(copied).verify();
    }

    /**
     * Makes the copy the log.
     *
     * @throws IllegalStateException if there is a log meanwhile; it stays as it is
     * @throws com.mongodb.MongoException if the database refuses; the log may be missing then, but nothing is lost
     */
    public void publish() {
        MongoCollection<Document> log = Majority.of(database, Commits.NAME);
        if (exists(Commits.NAME)) {
            // In one step out of the writers' way, then looked at: none can slip in between looking and dropping.
            Majority.of(database, EMPTY).drop();
            rename(log, EMPTY);
            MongoCollection<Document> moved = Majority.of(database, EMPTY);
            if (moved.find().first() != null) {
                rename(moved, Commits.NAME);
                throw new IllegalStateException("Somebody has written to the log meanwhile");
            }
            moved.drop();
        }
        rename(aside, Commits.NAME);
    }

    /** Removes what has been copied, as long as it is not the log. */
    public void discard() {
        aside.drop();
    }

    private boolean exists(String name) {
        return database.listCollectionNames().into(new ArrayList<>()).contains(name);
    }

    private void rename(MongoCollection<Document> collection, String name) {
        collection.renameCollection(new MongoNamespace(database.getName(), name));
    }
}
