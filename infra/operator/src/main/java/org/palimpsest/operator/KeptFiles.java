package org.palimpsest.operator;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.ConnectionString;
import com.mongodb.MongoException;
import com.mongodb.MongoGridFSException;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.gridfs.GridFSBucket;
import com.mongodb.client.gridfs.GridFSBuckets;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.bson.Document;
import tools.jackson.databind.json.JsonMapper;

/** Whether each file of which the log speaks is there, and what it was. */
final class KeptFiles {
    static final String FILES = "files.files";
    static final String CHUNKS = "files.chunks";

    private static final String SPEAKING = "entry.files-revised";

    private final String mongodb;
    private final PrintStream out;
    private final JsonMapper json = JsonMapper.shared();

    KeptFiles(String mongodb, PrintStream out) {
        this.mongodb = mongodb;
        this.out = out;
    }

    /** Says what it finds; whether all is well. */
    boolean verify() throws NotDoneException {
        var uri = new ConnectionString(mongodb);
        try (var client = MongoClients.create(uri)) {
            var database = client.getDatabase(Objects.requireNonNullElse(uri.getDatabase(), "palimpsest"));
            var bucket = GridFSBuckets.create(database, "files");
            var names = names(database);
            long wrong = names.stream().filter(name -> !isWell(bucket, name)).count();
            if (wrong == 0) {
                out.println("Files: " + names.size() + ", each what it was.");
            }
            return wrong == 0;
        } catch (MongoException e) {
            throw NotDoneException.notPossible("The files could not be looked at: " + e.getMessage());
        }
    }

    /** By entry and hash, as they are stored. */
    private Set<String> names(MongoDatabase database) {
        var names = new TreeSet<String>();
        for (var commit : database.getCollection("commits").find(eq("events.type", SPEAKING))) {
            for (var event : commit.getList("events", Document.class)) {
                if (SPEAKING.equals(event.getString("type"))) {
                    var said = json.readTree(event.getString("payload"));
                    said.path("files").forEach(file ->
                            names.add(said.path("entryId").asString() + "/" + file.path("sha256").asString()));
                }
            }
        }
        return names;
    }

    private boolean isWell(GridFSBucket bucket, String name) {
        var expected = name.substring(name.indexOf('/') + 1);
        try (var in = new DigestInputStream(bucket.openDownloadStream(name), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            var found = HexFormat.of().formatHex(in.getMessageDigest().digest());
            if (!found.equals(expected)) {
                out.println("FILE NOT WHAT IT WAS. " + name + ": its hash is now " + found + ".");
            }
            return found.equals(expected);
        } catch (MongoGridFSException | IOException e) {
            out.println("FILE MISSING. " + name + ": " + e.getMessage());
            return false;
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
