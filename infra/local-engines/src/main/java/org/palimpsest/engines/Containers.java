package org.palimpsest.engines;

import com.github.dockerjava.api.command.PullImageResultCallback;
import com.github.dockerjava.api.exception.NotFoundException;
import com.mongodb.MongoException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/** Engines in containers by Testcontainers. They end with the JVM that started them; nothing of them is reused. */
final class Containers {
    private static final Duration START = Duration.ofMinutes(3);
    private static final int MONGODB_PORT = 27017;
    private static final int ELASTICSEARCH_PORT = 9200;

    private final EngineSettings settings;

    Containers(EngineSettings settings) {
        this.settings = settings;
    }

    /** @throws EngineUnavailableException if the image cannot be had or the container does not start */
    Engine start(EngineKind kind) {
        String image = image(kind);
        try {
            provide(image);
            settings.progress().accept(kind.title + ": starting a container of " + image);
            return switch (kind) {
                case MONGODB -> mongodb(image);
                case ELASTICSEARCH -> elasticsearch(image);
            };
        } catch (RuntimeException e) {
            throw new EngineUnavailableException("no container of " + image + ": " + e.getMessage(), e);
        }
    }

    String image(EngineKind kind) {
        String wanted = settings.variable("PALIMPSEST_" + kind + "_IMAGE");
        return wanted != null ? wanted : Pinned.value("container." + kind.name().toLowerCase(Locale.ROOT));
    }

    /** Pulls only what is not there, and not for ever. */
    private void provide(String image) {
        var docker = DockerClientFactory.lazyClient();
        try {
            docker.inspectImageCmd(image).exec();
        } catch (NotFoundException absent) {
            settings.progress().accept("Docker: pulling " + image);
            try {
                if (!docker.pullImageCmd(image).exec(new PullImageResultCallback()).awaitCompletion(5, TimeUnit.MINUTES)) {
                    throw new EngineUnavailableException("pulling it took more than 5 minutes", absent);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new EngineUnavailableException("interrupted while pulling it", e);
            }
        }
    }

    private static Engine mongodb(String image) {
        var container = new GenericContainer<>(DockerImageName.parse(image)).withExposedPorts(MONGODB_PORT)
                .withCommand("mongod", "--replSet", ReplicaSet.NAME, "--bind_ip_all")
                .withStartupTimeout(START);
        container.start();
        String host = container.getHost();
        int port = container.getMappedPort(MONGODB_PORT);
        try (ReplicaSet set = new ReplicaSet(host, port, "127.0.0.1:" + MONGODB_PORT)) {
            Retry.until(START, () -> {
                try {
                    return set.makePrimary();
                } catch (MongoException e) {
                    return false;
                }
            });
        } catch (RuntimeException e) {
            container.stop();
            throw e;
        }
        return engine(EngineKind.MONGODB, "mongodb://" + host + ":" + port + "/?directConnection=true", container);
    }

    private static Engine elasticsearch(String image) {
        var container = new GenericContainer<>(DockerImageName.parse(image)).withExposedPorts(ELASTICSEARCH_PORT)
                .withEnv("discovery.type", "single-node")
                .withEnv("xpack.security.enabled", "false")
                .withEnv("cluster.routing.allocation.disk.threshold_enabled", "false")
                .withEnv("ES_JAVA_OPTS", "-Xms512m -Xmx512m")
                .waitingFor(Wait.forHttp("/_cluster/health?wait_for_status=yellow&timeout=30s").forPort(ELASTICSEARCH_PORT)
                        .withStartupTimeout(START));
        container.start();
        return engine(EngineKind.ELASTICSEARCH,
                "http://" + container.getHost() + ":" + container.getMappedPort(ELASTICSEARCH_PORT), container);
    }

    private static Engine engine(EngineKind kind, String uri, GenericContainer<?> container) {
        return new Engine(kind, uri, "a container of " + container.getDockerImageName(), List.of(), container::stop);
    }
}
