package org.palimpsest.engines;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

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
            return new Cache(settings).folder(name, new Distribution("elasticsearch", "Elasticsearch", settings)::unpackInto);
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
}
