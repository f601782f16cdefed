package org.palimpsest.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class SharedEnginesTest {

    @Test
    void mongodbTakesTransactions() {
        try (Scratch scratch = Engines.shared().scratch(); var session = scratch.client().startSession()) {
            session.withTransaction(() -> scratch.database().getCollection("things")
                    .insertOne(session, new Document("_id", 1)));
            assertThat(scratch.database().getCollection("things").countDocuments()).isEqualTo(1);
        }
    }

    @Test
    void whatATestMadeIsGoneAfterwards() throws IOException {
        Engines engines = Engines.shared();
        Scratch scratch = engines.scratch();
        String index = engines.elasticsearchUri() + "/" + scratch.indexPrefix() + "entries";
        scratch.database().getCollection("things").insertOne(new Document());
        assertThat(ElasticsearchHealth.call("PUT", index).statusCode()).isEqualTo(200);

        scratch.close();

        assertThat(ElasticsearchHealth.call("HEAD", index).statusCode()).isEqualTo(404);
        try (Scratch other = engines.scratch()) {
            assertThat(other.client().listDatabaseNames()).doesNotContain(scratch.databaseName());
        }
    }

    @Test
    void oneBuildHasOnePairWhichEndsWithIt() throws Exception {
        assertThat(Engines.shared()).isSameAs(Engines.shared());
        // A build of its own, in which Elasticsearch is given so that only a mongod has to start.
        Process build = new ProcessBuilder("sleep", "600").start();
        Map<String, String> variables = new HashMap<>(System.getenv());
        variables.remove("PALIMPSEST_MONGODB_URI");
        variables.putAll(Map.of("PALIMPSEST_ELASTICSEARCH_URI", "http://search:2", "DOCKER_HOST", "unix:///nowhere"));
        EngineSettings settings = EngineSettings.defaults().withEnvironment(variables).withOwner(build.pid());

        String uri = SharedEngines.open(settings).mongodbUri();
        assertThat(SharedEngines.open(settings).mongodbUri()).isEqualTo(uri);
        assertThat(folders(build.pid())).hasSize(2);

        ProcessHandle mongod = mongod(build.pid());
        mongod.destroyForcibly();
        await().until(() -> !mongod.isAlive());
        assertThat(SharedEngines.open(settings).mongodbUri()).isNotEqualTo(uri);

        build.destroyForcibly().waitFor();
        await().atMost(Duration.ofSeconds(45)).until(() -> folders(build.pid()).isEmpty());
    }

    private static ProcessHandle mongod(long owner) throws IOException {
        Path record = folders(owner).stream().map(folder -> folder.resolve("MONGODB.properties")).filter(Files::exists)
                .findFirst().orElseThrow();
        String pid = Files.readAllLines(record).get(1).substring("pid=".length());
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    private static List<Path> folders(long owner) throws IOException {
        try (Stream<Path> all = Files.list(Leftovers.folder())) {
            return all.filter(folder -> {
                try {
                    return Files.readString(folder.resolve("owner")).equals(Long.toString(owner));
                } catch (IOException e) {
                    return false;
                }
            }).toList();
        }
    }
}
