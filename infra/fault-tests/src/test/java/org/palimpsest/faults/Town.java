package org.palimpsest.faults;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.palimpsest.endtoend.House;
import org.palimpsest.engines.EngineSettings;
import org.palimpsest.engines.MongodSet;

/**
 * Both services on engines of their own, which may be hurt: a mongod whose oplog does not reach back far, and an
 * Elasticsearch. One for all tests; each leaves it whole. It ends with the JVM.
 */
final class Town {
    private static final String DATABASE = "palimpsest";
    private static final Town SHARED = open();

    final HurtElasticsearch elasticsearch;
    final House house;
    final MongoDatabase database;
    private final MongodSet mongodb;
    private final MongoClient client;

    private Town(Path data) throws IOException, InterruptedException {
        // A checkpoint each second: what a crash would need of the oplog is kept beyond its size.
        mongodb = MongodSet.start(
                EngineSettings.defaults().withData(data), 1, port -> port, "--oplogSize", "16", "--syncdelay", "1");
        elasticsearch = new HurtElasticsearch(data);
        client = MongoClients.create(mongodb.uri());
        database = client.getDatabase(DATABASE);
        var uri = mongodb.uri().replace("/?", "/" + DATABASE + "?");
        house = new House(uri, elasticsearch.address().toString());
        house.awaitRead(house.loadSamples());
    }

    static Town shared() {
        return SHARED;
    }

    private static Town open() {
        try {
            var data = Files.createTempDirectory(Path.of("target"), "town-").toAbsolutePath();
            var town = new Town(data);
            Runtime.getRuntime().addShutdownHook(new Thread(town::close));
            return town;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    MongoDatabase database(String name) {
        return client.getDatabase(name);
    }

    private void close() {
        house.close();
        client.close();
        elasticsearch.close();
        mongodb.close();
    }
}
