package org.palimpsest.engines;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** An Elasticsearch of our own, one node on the loopback interface. */
final class LocalElasticsearch {
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private LocalElasticsearch() {
    }

    static Engine start(EngineSettings settings, List<Path> trash) {
        Path home = new ElasticsearchHome(settings).find();
        return Retry.start(settings, "Elasticsearch", List.of("failed to obtain node lock"),
                () -> start(home, settings, trash));
    }

    private static Engine start(Path found, EngineSettings settings, List<Path> trash) {
        Workplace place = Workplace.create(settings, "elasticsearch", trash);
        EngineUser user = new EngineUser(settings, place.state());
        NodeFolders folders = NodeFolders.prepare(place, found);
        folders.writable().forEach(user::own);
        if (!user.reads(folders.home().resolve("bin/elasticsearch"))) {
            throw new EngineUnavailableException(folders.home() + " cannot be read by the user that Elasticsearch runs as");
        }
        settings.progress().accept("Elasticsearch: starting " + found);
        Supervised child = Supervised.start("Elasticsearch", place, settings, environment(folders, user),
                user.command(place.data(), List.of(folders.home().resolve("bin/elasticsearch").toString())));
        child.await(LIMIT, () -> ElasticsearchHealth.ready(address(folders)));
        String uri = address(folders);
        settings.progress().accept("Elasticsearch: ready at " + uri);
        return new Engine(EngineKind.ELASTICSEARCH, uri, "a child process, " + found, child.pids(), child::end);
    }

    /** An empty value takes a variable away: these would change or disturb what is set here. */
    private static Map<String, String> environment(NodeFolders folders, EngineUser user) {
        return Map.of(
                "ES_JAVA_HOME", JavaHome.readableBy(user).toString(),
                "ES_JAVA_OPTS", "-Xms512m -Xmx512m",
                "ES_PATH_CONF", folders.config().toString(),
                "ES_TMPDIR", folders.temporary().toString(),
                "JAVA_TOOL_OPTIONS", "",
                "JDK_JAVA_OPTIONS", "",
                "JAVA_HOME", "",
                "JAVA_OPTS", "");
    }

    /** The address it chose and wrote down, or the empty string as long as it has not. */
    private static String address(NodeFolders folders) {
        Path ports = folders.logs().resolve("http.ports");
        try {
            return Files.exists(ports) ? Files.readString(ports).lines().map(line -> "http://" + line.strip())
                    .findFirst().orElse("") : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
