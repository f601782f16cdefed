package org.palimpsest.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.palimpsest.testsupport.Author.content;

import com.mongodb.client.MongoClients;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palimpsest.engines.EngineSettings;
import org.palimpsest.engines.Engines;
import org.palimpsest.eventstore.Chain;
import org.palimpsest.testsupport.Author;
import org.palimpsest.testsupport.House;
import org.palimpsest.testsupport.Web;

/** What was acknowledged is there after everything was killed at once, in the middle of work. */
class KillTest {
    private static final int WRITERS = 4;

    @TempDir
    Path data;

    @Test
    void everything_acknowledged_survives_the_kill_of_both_services_and_of_mongod() throws Exception {
        var acknowledged = new ConcurrentHashMap<String, Long>();
        House house;
        try (var engines = Engines.start(settings())) {
            house = new House(database(engines), engines.elasticsearchUri());
            var author = new Author(house);
            house.loadSamples();
            try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < WRITERS; i++) {
                    int writer = i;
                    writers.execute(() -> writeUntilTheEnd(author, writer, acknowledged));
                }
                var id = author.draft("survivor", content("Survivor", "Written before the cut."));
                acknowledged.put(id, author.publish(id).get("position").asLong());
                house.killServices();
                killMongod();
            }
        }
        try (var engines = Engines.start(settings())) {
            house.restart(database(engines), engines.elasticsearchUri());
            check(house, engines, acknowledged);
            house.close();
        }
    }

    private static void check(House house, Engines engines, Map<String, Long> acknowledged) {
        long last = acknowledged.values().stream().mapToLong(Long::longValue).max().orElseThrow();
        try (var client = MongoClients.create(engines.mongodbUri())) {
            var report = new Chain(client.getDatabase("palimpsest")).verify();
            assertThat(report.sound()).as(report.toString()).isTrue();
            assertThat(report.headPosition()).isGreaterThanOrEqualTo(last);
        }
        var position = Long.toString(last);
        var token = "Bearer " + house.token("demo-contributor");
        assertThat(acknowledged).hasSizeGreaterThan(1);
        house.awaitRead(last);
        for (var id : acknowledged.keySet()) {
            assertThat(house.web()
                            .get("/api/drafts/" + id, "Authorization", token, "Palimpsest-Position", position)
                            .statusCode())
                    .as(id)
                    .isEqualTo(200);
        }
        assertThat(house.web().get("/entries/survivor").body()).contains("Written before the cut.");
        assertThat(house.web().json("/api/search?q=survivor", "Palimpsest-Position", position).toString())
                .contains("Survivor");
    }

    private static void writeUntilTheEnd(Author author, int writer, Map<String, Long> acknowledged) {
        for (int i = 0; ; i++) {
            var slug = "writer-" + writer + "-" + i;
            var body = "{\"section\": \"%s\", \"slug\": \"%s\"}".formatted(Author.SECTION, slug);
            try {
                var answer = author.post("demo-contributor", "/api/commands/entries", body);
                if (answer.statusCode() == 201) {
                    var done = Web.json(answer);
                    acknowledged.put(done.get("id").asString(), done.get("position").asLong());
                }
            } catch (RuntimeException e) {
                return;
            }
        }
    }

    private void killMongod() {
        var mongod = ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().command().orElse("").endsWith("mongod"))
                .filter(process -> String.join(" ", process.info().arguments().orElse(new String[0]))
                        .contains(data.toString()))
                .toList();
        assertThat(mongod).hasSize(1);
        mongod.getFirst().destroyForcibly();
        mongod.getFirst().onExit().join();
    }

    /** Engines that may be killed: child processes, also where the rest of the build uses others. */
    private EngineSettings settings() {
        var environment = new HashMap<>(System.getenv());
        environment.keySet().removeAll(Set.of("PALIMPSEST_MONGODB_URI", "PALIMPSEST_ELASTICSEARCH_URI"));
        return EngineSettings.defaults().withData(data).withEnvironment(environment);
    }

    private static String database(Engines engines) {
        return engines.mongodbUri().replaceFirst("(mongodb://[^/]+)/?", "$1/palimpsest");
    }
}
