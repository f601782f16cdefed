package org.palimpsest.engines;

import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCommandException;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.connection.ClusterConnectionMode;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;

/** Makes a mongod the primary of a replica set of one node, also when that had another address before. */
final class ReplicaSet implements AutoCloseable {
    static final String NAME = "palimpsest";
    private static final int NOT_YET_INITIALIZED = 94;

    private final String address;
    private final MongoClient client;

    /** @param address where that mongod finds itself, which in a container is not where we find it */
    ReplicaSet(String host, int port, String address) {
        this.address = address;
        client = MongoClients.create(MongoClientSettings.builder()
                .applyToClusterSettings(cluster -> cluster.hosts(List.of(new ServerAddress(host, port)))
                        .mode(ClusterConnectionMode.SINGLE).serverSelectionTimeout(5, TimeUnit.SECONDS))
                .build());
    }

    /** Does what is still needed; whether it takes writes now. Call again until it does. */
    boolean makePrimary() {
        MongoDatabase admin = client.getDatabase("admin");
        try {
            Document config = admin.runCommand(new Document("replSetGetConfig", 1)).get("config", Document.class);
            Document member = config.getList("members", Document.class).getFirst();
            if (!address.equals(member.getString("host"))) {
                member.put("host", address);
                // Under its old address it does not find itself and would never be elected: force is for just that.
                admin.runCommand(new Document("replSetReconfig", config).append("force", true));
            }
        } catch (MongoCommandException e) {
            if (e.getErrorCode() != NOT_YET_INITIALIZED) {
                throw e;
            }
            admin.runCommand(new Document("replSetInitiate", new Document("_id", NAME)
                    .append("members", List.of(new Document("_id", 0).append("host", address)))));
        }
        return admin.runCommand(new Document("hello", 1)).getBoolean("isWritablePrimary", false);
    }

    @Override
    public void close() {
        client.close();
    }
}
