package org.palimpsest.faults;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.palimpsest.engines.EngineSettings;
import org.palimpsest.engines.Engines;
import org.palimpsest.engines.TcpProxy;

/** An Elasticsearch that can be hidden, or killed and started again on the same data, under an address that stays. */
final class HurtElasticsearch implements AutoCloseable {
    private final EngineSettings settings;
    private final TcpProxy door;
    private Engines engine;
    private Set<ProcessHandle> processes = Set.of();

    HurtElasticsearch(Path data) {
        var environment = new HashMap<>(System.getenv());
        environment.remove("PALIMPSEST_ELASTICSEARCH_URI");
        // A given one is not started.
        environment.put("PALIMPSEST_MONGODB_URI", "mongodb://nowhere");
        settings = EngineSettings.defaults().withData(data).withEnvironment(environment);
        engine = start();
        door = new TcpProxy(URI.create(engine.elasticsearchUri()).getPort());
    }

    private Engines start() {
        var before = descendants();
        var started = Engines.start(settings);
        processes = new HashSet<>(descendants());
        processes.removeAll(before);
        return started;
    }

    private static Set<ProcessHandle> descendants() {
        return ProcessHandle.current().descendants().collect(Collectors.toSet());
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + door.port());
    }

    /** From now on nobody reaches it. */
    void hide() {
        door.cut();
    }

    void show() {
        door.mend();
    }

    /** Ends it as a power cut does. */
    void kill() {
        for (var process : processes) {
            if (process.info().command().orElse("").endsWith("java")) {
                process.destroyForcibly();
                process.onExit().join();
            }
        }
        engine.close();
    }

    void restart() {
        engine = start();
        door.leadTo(URI.create(engine.elasticsearchUri()).getPort());
    }

    @Override
    public void close() {
        engine.close();
        door.close();
    }
}
