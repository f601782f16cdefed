package org.palimpsest.eventstore.operate;

import com.mongodb.MongoNamespace;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.RawBsonDocument;
import org.palimpsest.eventstore.ChainReport;
import org.palimpsest.eventstore.LogCopy;

/**
 * Makes of a backup the log that it was taken from: same positions, same times, same hashes. Into an empty database
 * only, since tokens, snapshots and read models of another log would be taken for this one's. Everything lies aside
 * until the last line of the file has been checked and all has been read back; then it is there in one step. So the log
 * of an interrupted restore is still empty, and the restore is begun again. No service may run meanwhile.
 */
public final class Restore {

    private static final String ASIDE = "_restoring";

    private final MongoDatabase database;
    private final List<String> collections;

    /** @param collections names of the collections besides the log that a file may bring along */
    public Restore(MongoDatabase database, List<String> collections) {
        this.database = database;
        this.collections = List.copyOf(collections);
    }

    /**
     * Restores from {@code file}.
     *
     * @return the restored log as it was read back
     * @throws RestoreRefusedException if the database is not empty, or the file holds a collection that is not named
     * @throws DamagedBackupException if the file is not what a backup wrote; the database stays empty
     * @throws IOException if the file cannot be read
     * @throws IllegalStateException if somebody else writes to the database meanwhile
     * @throws com.mongodb.MongoException if the database fails
     */
    public ChainReport from(Path file) throws IOException {
        return from(file, Progress.none());
    }

    ChainReport from(Path file, Progress progress) throws IOException {
        try (BackupInput in = new BackupInput(file)) {
            prepare(in.header());
            LogCopy log = new LogCopy(database);
            try {
                copy(in, log, progress);
                ChainReport restored = log.check();
                if (!restored.equals(in.report())) {
                    throw new IllegalStateException("Read back was " + restored + " instead of " + in.report()
                            + ": does another restore run?");
                }
                in.header().collections().forEach(this::publish);
                log.publish();
                return restored;
            } catch (DamagedBackupException e) {
                log.discard();
                collections.forEach(name -> aside(name).drop());
                throw e;
            }
        }
    }

    private void prepare(Header header) {
        header.collections().stream().filter(name -> !collections.contains(name)).findFirst().ifPresent(name -> {
            throw new RestoreRefusedException("The file holds the collection “" + name + "”, which is not known here");
        });
        List<String> there = database.listCollectionNames().into(new ArrayList<>());
        // Only an interrupted restore leaves this, and only it has then written the others: see the order in from().
        boolean again = there.contains(LogCopy.ASIDE);
        List<String> inTheWay = new ArrayList<>();
        for (String name : there) {
            boolean ours = collections.contains(name) && again;
            if (!ours && !name.endsWith(ASIDE) && !name.startsWith("system.")) {
                MongoCollection<?> collection = database.getCollection(name);
                if (collection.find().first() != null) {
                    inTheWay.add(name + " (" + collection.estimatedDocumentCount() + ")");
                }
            }
        }
        if (!inTheWay.isEmpty()) {
            throw new RestoreRefusedException("The database “" + database.getName()
                    + "” is not empty, it has documents in " + String.join(", ", inTheWay));
        }
        collections.forEach(name -> {
            database.getCollection(name).drop();
            aside(name).drop();
        });
    }

    private void copy(BackupInput in, LogCopy log, Progress progress) throws IOException {
        Batch commits = new Batch(log::add);
        Map<String, Batch> kept = new HashMap<>();
        collections.forEach(name -> kept.put(name, new Batch(documents -> aside(name).insertMany(documents))));
        BackupLine line;
        while ((line = in.next()) != null) {
            switch (line) {
                case BackupLine.Commit commit -> {
                    commits.add(commit.document());
                    progress.at(commit.position(), in.header().lastCommit());
                }
                case BackupLine.Kept document ->
                    Objects.requireNonNull(kept.get(document.collection())).add(document.document());
            }
        }
        commits.flush();
        kept.values().forEach(Batch::flush);
    }

    private void publish(String name) {
        if (database.listCollectionNames().into(new ArrayList<>()).contains(name + ASIDE)) {
            aside(name).renameCollection(new MongoNamespace(database.getName(), name));
        }
    }

    private MongoCollection<RawBsonDocument> aside(String name) {
        return database.getCollection(name + ASIDE, RawBsonDocument.class)
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    }
}
