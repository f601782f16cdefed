package org.palimpsest.engines;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineChoiceTest {
    private static final String NOWHERE = "unix:///nowhere/docker.sock";

    private final List<String> told = new CopyOnWriteArrayList<>();

    @Test
    void variablesComeFirst() {
        Engines engines = Engines.start(settings(Map.of("PALIMPSEST_MONGODB_URI", "mongodb://db:1/?replicaSet=r",
                "PALIMPSEST_ELASTICSEARCH_URI", "http://search:2/")));

        assertThat(engines.mongodbUri()).isEqualTo("mongodb://db:1/?replicaSet=r");
        assertThat(engines.elasticsearchUri()).isEqualTo("http://search:2");
        assertThat(told).anyMatch(line -> line.contains("PALIMPSEST_MONGODB_URI gives one"));
    }

    @Test
    void oneMayBeGivenAndTheOtherStarted() {
        try (Engines engines = Engines.start(settings(Map.of("PALIMPSEST_ELASTICSEARCH_URI", "http://search:2",
                "DOCKER_HOST", NOWHERE)))) {
            assertThat(engines.elasticsearchUri()).isEqualTo("http://search:2");
            assertThat(engines.mongodbUri()).startsWith("mongodb://127.0.0.1:");
            assertThat(told).anyMatch(line -> line.startsWith("MongoDB: a child process") && line.contains("no Docker"));
        }
    }

    @Test
    void anImageThatCannotBeHadLeadsToAChildProcess() throws Exception {
        try (FakeDaemon daemon = new FakeDaemon(); Engines engines = Engines.start(settings(Map.of(
                "PALIMPSEST_ELASTICSEARCH_URI", "http://search:2", "DOCKER_HOST", daemon.address(),
                "PALIMPSEST_MONGODB_IMAGE", "palimpsest.invalid/mongo:0")))) {
            assertThat(engines.mongodbUri()).startsWith("mongodb://127.0.0.1:");
            assertThat(told).anyMatch(line -> line.contains("no container of palimpsest.invalid/mongo:0"));
        }
    }

    @Test
    void aDaemonMustAnswer() throws Exception {
        assertThat(DockerDaemon.answers(settings(Map.of("DOCKER_HOST", NOWHERE)))).isFalse();
        try (FakeDaemon daemon = new FakeDaemon()) {
            assertThat(DockerDaemon.answers(settings(Map.of("DOCKER_HOST", daemon.address())))).isTrue();
        }
        // It lets us connect but never says anything.
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            long begin = System.nanoTime();
            assertThat(DockerDaemon.answers(settings(Map.of("DOCKER_HOST", "tcp://127.0.0.1:" + silent.getLocalPort()))))
                    .isFalse();
            assertThat(System.nanoTime() - begin).isLessThan(5_000_000_000L);
        }
    }

    @Test
    void dataThatStaysIsNothingForContainers(@TempDir Path data) throws Exception {
        try (FakeDaemon daemon = new FakeDaemon(); Engines engines = Engines.start(settings(Map.of(
                "PALIMPSEST_ELASTICSEARCH_URI", "http://search:2", "DOCKER_HOST", daemon.address())).withData(data))) {
            assertThat(engines.mongodbUri()).startsWith("mongodb://127.0.0.1:");
            assertThat(data.resolve("mongodb")).isNotEmptyDirectory();
            assertThat(told).anyMatch(line -> line.contains("could not keep its data in " + data));
        }
    }

    private EngineSettings settings(Map<String, String> variables) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.keySet().removeIf(name -> name.startsWith("PALIMPSEST_") && !name.equals("PALIMPSEST_CACHE"));
        environment.putAll(variables);
        return EngineSettings.defaults().withEnvironment(environment).withProgress(told::add);
    }
}
