package org.palimpsest.engines;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What one Elasticsearch node needs on disk: its program with our plugin, and folders of its own to write into.
 *
 * @param data where the node finds its data, which need not be where we find it
 */
record NodeFolders(Path home, Path config, Path data, Path logs, Path temporary) {

    static NodeFolders prepare(Workplace place, Path found, EngineUser user) {
        try {
            Path window = Files.createDirectory(place.state().resolve("window"));
            user.own(place.data());
            NodeFolders folders = new NodeFolders(home(place, found), place.state().resolve("config"),
                    user.place(place.data(), window), place.state().resolve("logs"), place.state().resolve("tmp"));
            for (Path folder : List.of(folders.config, folders.logs, folders.temporary)) {
                Files.createDirectories(folder);
            }
            for (String file : List.of("jvm.options", "log4j2.properties")) {
                Files.copy(found.resolve("config").resolve(file), folders.config.resolve(file));
            }
            Files.write(folders.config.resolve("elasticsearch.yml"), folders.settings());
            List.of(folders.config, folders.logs, folders.temporary).forEach(user::own);
            return folders;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A full Elasticsearch serves as it is; the small one of the cache gets our plugin, in a copy of this start. */
    private static Path home(Workplace place, Path found) throws IOException {
        if (Files.isDirectory(found.resolve("modules/analysis-common"))) {
            return found;
        }
        Path home = Files.createDirectory(place.state().resolve("home"));
        for (String part : List.of("bin", "lib", "modules", "plugins")) {
            Folders.linkOrCopy(found.resolve(part), home.resolve(part));
        }
        AnalysisPlugin.install(home);
        return home;
    }

    private List<String> settings() throws IOException {
        List<String> lines = new ArrayList<>(List.of(
                "cluster.name: palimpsest-local",
                "node.name: local",
                "discovery.type: single-node",
                "network.host: 127.0.0.1",
                "http.port: 0",
                "transport.port: 0",
                "node.portsfile: true",
                "path.data: " + quoted(data),
                "path.logs: " + quoted(logs),
                "xpack.security.enabled: false",
                // A full disk must show as itself, not as indices that suddenly refuse writes.
                "cluster.routing.allocation.disk.threshold_enabled: false"));
        try (Stream<Path> modules = Files.list(home.resolve("modules"))) {
            for (Path module : (Iterable<Path>) modules::iterator) {
                switch (String.valueOf(module.getFileName())) {
                    case "ingest-geoip" -> lines.add("ingest.geoip.downloader.enabled: false");
                    case "x-pack-ml" -> lines.add("xpack.ml.enabled: false");
                    default -> { }
                }
            }
        }
        return lines;
    }

    private static String quoted(Path path) {
        return "'" + path.toString().replace("'", "''") + "'";
    }
}
