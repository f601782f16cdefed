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
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private LocalElasticsearch() {
    }

    static Engine start(EngineSettings settings, List<Path> trash) {
        Path home = new ElasticsearchHome(settings).find();
        return Retry.start(settings, "Elasticsearch", List.of("failed to obtain node lock"),
                () -> start(home, settings, trash));
    }

    private static Engine start(Path found, EngineSettings settings, List<Path> trash) {
        Workplace place = Workplace.create(settings, "elasticsearch", trash);
        EngineUser user = place.preparing(() -> new EngineUser(settings, place.state()));
        NodeFolders folders = place.preparing(() -> NodeFolders.prepare(place, found, user));
        settings.progress().accept("Elasticsearch: starting " + found);
        Supervised child = place.preparing(() -> start(place, folders, user, settings));
        child.await(LIMIT, () -> ElasticsearchHealth.ready(address(folders)));
        String uri = address(folders);
        settings.progress().accept("Elasticsearch: ready at " + uri);
        return new Engine(EngineKind.ELASTICSEARCH, uri, "a child process, " + found, child.pids(), child::end);
    }

    private static Supervised start(Workplace place, NodeFolders folders, EngineUser user, EngineSettings settings) {
        Path program = folders.home().resolve("bin/elasticsearch");
        if (!user.reads(program)) {
            throw new EngineUnavailableException(program + " cannot be read by the user that Elasticsearch runs as");
        }
        // Data that does not stay is a test's: there half the processor time at the start is worth more than speed later.
        String options = settings.data() == null ? " -XX:TieredStopAtLevel=1" : "";
        return Supervised.start("Elasticsearch", place, settings, environment(folders, user, options),
                user.command(place.data(), folders.data(), List.of(program.toString())));
    }

    /** An empty value takes a variable away: these would change or disturb what is set here. */
    private static Map<String, String> environment(NodeFolders folders, EngineUser user, String options) {
        return Map.of(
                "ES_JAVA_HOME", JavaHome.readableBy(user).toString(),
                "ES_JAVA_OPTS", "-Xms512m -Xmx512m" + options,
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
