package org.palimpsest.engines;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bson.Document;

/**
 * A replica set of several mongods on the loopback interface, each of which can be killed, paused and started again:
 * for tests of what happens then. They end with the owner that the settings name. Not thread-safe.
 */
public final class MongodSet implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    /** One that stands still takes no longer to be passed over. */
    private static final Duration SOON = Duration.ofSeconds(2);
    /** Rather than ten seconds: who tests a failover is in a hurry. */
    private static final int ELECTION_MILLIS = 2_000;

    private static final int PRIMARY = 1;

    private final List<Mongod> members = new ArrayList<>();

    private MongodSet() {
    }

    /**
     * Starts them and waits for a primary.
     *
     * @param settings must name a folder for the data
     * @param size how many
     * @param doors what stands before each of them
     * @param options more arguments for mongod
     * @throws EngineUnavailableException if mongod cannot be had or does not start; nothing is left running then
     */
    public static MongodSet start(EngineSettings settings, int size, Doors doors, String... options) {
        Objects.requireNonNull(settings.data(), "data of members that are started again must have a place");
        Path binary = new MongodBinary(settings).find();
        MongodSet set = new MongodSet();
        try {
            for (int i = 0; i < size; i++) {
                set.members.add(new Mongod(binary, settings, "mongodb-" + i, doors, List.of(options)));
            }
            set.initiate();
            Retry.until(LIMIT, () -> set.primary().isPresent());
            return set;
        } catch (RuntimeException e) {
            set.close();
            throw e;
        }
    }

    private void initiate() {
        List<Document> all = new ArrayList<>();
        for (Mongod member : members) {
            all.add(new Document("_id", all.size()).append("host", member.address()));
        }
        Document config = new Document("_id", ReplicaSet.NAME).append("members", all)
                .append("settings", new Document("electionTimeoutMillis", ELECTION_MILLIS)
                        .append("heartbeatIntervalMillis", ELECTION_MILLIS / 4));
        try (MongoClient client = direct(members.getFirst(), LIMIT)) {
            client.getDatabase("admin").runCommand(new Document("replSetInitiate", config));
        }
    }

    /** A connection string without a database, {@code mongodb://host:port,…/?…}. */
    public String uri() {
        return "mongodb://" + members.stream().map(Mongod::address).collect(Collectors.joining(","))
                + "/?replicaSet=" + ReplicaSet.NAME;
    }

    /** All of them, whatever has become of them. */
    public List<Mongod> members() {
        return List.copyOf(members);
    }

    /** The one that says it takes writes; of two that do, as right after a cut, the one that was elected last. */
    public Optional<Mongod> primary() {
        long newest = -1;
        Mongod found = null;
        for (Mongod member : members) {
            long term = termAsPrimary(member);
            if (term > newest) {
                newest = term;
                found = member;
            }
        }
        return Optional.ofNullable(found);
    }

    /** Past its door, from where it listens; -1 if it is no primary, or does not answer. */
    private static long termAsPrimary(Mongod member) {
        try (MongoClient client = direct(member, SOON)) {
            Document status = client.getDatabase("admin").runCommand(new Document("replSetGetStatus", 1));
            return status.getInteger("myState") == PRIMARY ? status.getLong("term") : -1;
        } catch (MongoException e) {
            return -1;
        }
    }

    private static MongoClient direct(Mongod member, Duration limit) {
        return MongoClients.create("mongodb://127.0.0.1:" + member.port() + "/?directConnection=true"
                + "&serverSelectionTimeoutMS=1000&connectTimeoutMS=1000&socketTimeoutMS=" + limit.toMillis());
    }

    /** Ends them as a power cut does: a primary that is asked to waits for others, which may have gone before it. */
    @Override
    public void close() {
        members.parallelStream().forEach(Mongod::end);
    }
}
