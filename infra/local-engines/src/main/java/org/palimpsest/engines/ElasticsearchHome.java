package org.palimpsest.engines;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds an unpacked Elasticsearch: the one named by a variable, the cached one, or fetches one into the cache. */
final class ElasticsearchHome {
    static final String VARIABLE = "PALIMPSEST_ELASTICSEARCH_HOME";

    private final EngineSettings settings;

    ElasticsearchHome(EngineSettings settings) {
        this.settings = settings;
    }

    Path find() {
        String named = settings.variable(VARIABLE);
        if (named != null) {
            if (!Files.isRegularFile(Path.of(named, "bin", "elasticsearch"))) {
                throw new EngineUnavailableException(VARIABLE + "=" + named + " has no bin/elasticsearch");
            }
            return Path.of(named).toAbsolutePath().normalize();
        }
        String name = "elasticsearch-" + Pinned.value("elasticsearch.version");
        try {
            return new Cache(settings).folder(name, this::fetch);
        } catch (IOException e) {
            throw new EngineUnavailableException("""
                    There is no Elasticsearch here, and none could be fetched. Do one of these:
                      - set %s to the address of a running Elasticsearch 9
                      - unpack Elasticsearch %s and set %s to its folder
                      - put Maven's `mvn` on the PATH (it fetches %s)
                    What was tried: %s""".formatted(EngineKind.ELASTICSEARCH.variable,
                    Pinned.value("elasticsearch.version"), VARIABLE, Pinned.value("elasticsearch.artifact"),
                    e.getMessage()), e);
        }
    }

    private void fetch(Path folder) throws IOException {
        Path mvn = Programs.find("mvn", settings.environment());
        if (mvn == null) {
            throw new IOException("there is no `mvn` on the PATH");
        }
        settings.progress().accept("Elasticsearch: fetching " + Pinned.value("elasticsearch.version")
                + " (130 MB) with Maven, once");
        Path zip = Fetch.run(List.of(mvn.toString(), "-B", "-q", Pinned.value("elasticsearch.fetcher"),
                "-Dartifact=" + Pinned.value("elasticsearch.artifact"), "-DoutputDirectory=" + folder,
                "-Dmdep.useBaseVersion=true"), folder, ".zip", settings.progress());
        Pinned.verify("elasticsearch", zip);
        Path unpacked = folder.resolve("unpacked");
        Folders.unzip(zip, unpacked, name -> name.contains("/bin/"));
        Path home = unpacked.resolve("elasticsearch-" + Pinned.value("elasticsearch.version"));
        try (Stream<Path> children = Files.list(home)) {
            for (Path child : (Iterable<Path>) children::iterator) {
                Files.move(child, folder.resolve(child.getFileName()));
            }
        }
        Folders.delete(unpacked);
        Files.delete(zip);
    }
}
