package org.palimpsest.faults;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import org.palimpsest.eventstore.personal.MasterKeys;
import org.palimpsest.eventstore.personal.MongoPersonKeys;
import org.palimpsest.log.EventLog;
import org.palimpsest.testsupport.House;
import tools.jackson.databind.ObjectMapper;

/**
 * Both services on engines of their own, which may be hurt: a MongoDB whose oplog does not reach back far, and an
 * Elasticsearch. One for all tests; each leaves it whole. It ends with the JVM.
 */
final class FaultCluster {
    private static final String DATABASE = "palimpsest";
    /** What has been compared is not kept up any longer; and who starts that often had better start quickly. */
    private static final Map<String, String> SETTINGS = Map.of(
            "PALIMPSEST_REBUILD_GRACE", "2s",
            "JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1",
            "PALIMPSEST_MASTER_KEY", MasterKeys.generate());

    private static final FaultCluster SHARED = open();

    final HurtMongodb mongodb;
    final HurtElasticsearch elasticsearch;
    final House house;
    final MongoDatabase database;
    private final MongoClient client;
    private final Path data;

    private FaultCluster(Path data) throws IOException, InterruptedException {
        this.data = data;
        mongodb = new HurtMongodb(data, Scale.chosen().members(), "--oplogSize", "16");
        elasticsearch = new HurtElasticsearch(data);
        client = MongoClients.create(mongodb.uri());
        database = client.getDatabase(DATABASE);
        var uri = mongodb.uri().replace("/?", "/" + DATABASE + "?");
        house = new House(uri, elasticsearch.address().toString(), SETTINGS);
        house.awaitRead(house.loadSamples());
    }

    /** Reads what the log and the read models hold of people. */
    ObjectMapper personal() {
        var keys = MasterKeys.given(SETTINGS.getOrDefault("PALIMPSEST_MASTER_KEY", ""), "");
        return EventLog.serializer(new MongoPersonKeys(database, keys)).getObjectMapper();
    }

    static FaultCluster shared() {
        return SHARED;
    }

    private static FaultCluster open() {
        try {
            var data = Files.createTempDirectory(Path.of("target"), "town-").toAbsolutePath();
            var town = new FaultCluster(data);
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
        try (var files = Files.walk(data)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
