package org.palimpsest.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledOwnerTest {
    @TempDir
    Path folder;

    @Test
    void noEngineOutlivesAKilledOwnerAndTheNextStartFindsItsData() throws Exception {
        Process run = run();
        Properties ready = awaitReady(run);
        List<ProcessHandle> engines = Arrays.stream(ready.getProperty("pids").split(" "))
                .map(pid -> ProcessHandle.of(Long.parseLong(pid)).orElseThrow()).toList();
        try (MongoClient client = MongoClients.create(ready.getProperty("mongodb"))) {
            client.getDatabase("kept").getCollection("things").insertOne(new Document("_id", 1));
        }
        ElasticsearchHealth.call("PUT", ready.getProperty("elasticsearch") + "/kept");

        run.destroyForcibly().waitFor();

        assertThat(engines).hasSize(4);
        await().atMost(Duration.ofSeconds(45)).until(() -> engines.stream().noneMatch(ProcessHandle::isAlive));
        Process next = run();
        Properties again = awaitReady(next);
        try (MongoClient client = MongoClients.create(again.getProperty("mongodb"))) {
            assertThat(client.getDatabase("kept").getCollection("things").countDocuments()).isEqualTo(1);
        }
        assertThat(ElasticsearchHealth.call("GET", again.getProperty("elasticsearch") + "/kept").statusCode())
                .isEqualTo(200);
        // Its standard input is a pipe that we hold.
        next.getOutputStream().close();
        assertThat(next.waitFor()).isZero();
        assertThat(folder.resolve("ready")).doesNotExist();
    }

    private Process run() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Xmx128m", "-cp", System.getProperty("java.class.path"), Run.class.getName(),
                "--data", folder.resolve("data").toString(), "--logs", folder.resolve("logs").toString(),
                "--ready", folder.resolve("ready").toString(), "--stdin");
        builder.environment().keySet().removeIf(name -> name.startsWith("PALIMPSEST_") && name.endsWith("_URI"));
        return builder.redirectErrorStream(true).redirectOutput(folder.resolve("out").toFile()).start();
    }

    private Properties awaitReady(Process run) throws IOException {
        Path ready = folder.resolve("ready");
        await().atMost(Duration.ofMinutes(4)).until(() -> !run.isAlive() || Files.exists(ready));
        assertThat(run.isAlive()).as(Files.readString(folder.resolve("out"))).isTrue();
        Properties values = new Properties();
        try (var reader = Files.newBufferedReader(ready)) {
            values.load(reader);
        }
        Files.delete(ready);
        return values;
    }
}
