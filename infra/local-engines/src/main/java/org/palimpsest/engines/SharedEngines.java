package org.palimpsest.engines;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One pair of engines for a whole build. The first JVM that asks writes where they are into a folder named after the
 * build's process; a lock file makes the others wait and then read. Engines that are given or run in containers are
 * not written down: each JVM finds the former by itself and has containers of its own, which end with it.
 */
final class SharedEngines implements Engines {
    private static @Nullable SharedEngines instance;

    private final Engine mongodb;
    private final Engine elasticsearch;

    private SharedEngines(Engine mongodb, Engine elasticsearch) {
        this.mongodb = mongodb;
        this.elasticsearch = elasticsearch;
    }

    static synchronized Engines get() {
        if (instance == null) {
            instance = open(EngineSettings.defaults().withOwner(build().pid()));
        }
        return instance;
    }

    /** The nearest Java process above us: Maven's, or that of an editor; else ourselves. */
    private static ProcessHandle build() {
        return Stream.iterate(ProcessHandle.current().parent(), Optional::isPresent, p -> p.flatMap(ProcessHandle::parent))
                .flatMap(Optional::stream)
                .filter(process -> process.info().command().map(Path::of).filter(path -> path.endsWith("java")).isPresent())
                .findFirst().orElseGet(ProcessHandle::current);
    }

    private static SharedEngines open(EngineSettings settings) {
        String started = ProcessHandle.of(settings.owner()).flatMap(owner -> owner.info().startInstant())
                .map(Instant::toEpochMilli).map(String::valueOf).orElse("0");
        Path folder = Path.of(System.getProperty("java.io.tmpdir"), "palimpsest-build-" + System.getProperty("user.name")
                + "-" + settings.owner() + "-" + started);
        try {
            Files.createDirectories(folder);
            try (FileChannel channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE); var lock = channel.lock()) {
                if (!lock.isValid()) {
                    throw new IOException("lost the lock in " + folder);
                }
                return open(settings, folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SharedEngines open(EngineSettings settings, Path folder) {
        var mongodb = CompletableFuture.supplyAsync(() -> open(EngineKind.MONGODB, settings, folder));
        Engine elasticsearch = open(EngineKind.ELASTICSEARCH, settings, folder);
        return new SharedEngines(mongodb.join(), elasticsearch);
    }

    private static Engine open(EngineKind kind, EngineSettings settings, Path folder) {
        Path record = folder.resolve(kind + ".properties");
        Properties known = new Properties();
        try {
            if (Files.exists(record)) {
                try (var reader = Files.newBufferedReader(record)) {
                    known.load(reader);
                }
                long pid = Long.parseLong(known.getProperty("pid"));
                if (ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false)) {
                    return new Engine(kind, known.getProperty("uri"), "this build", List.of(pid), () -> { });
                }
            }
            Engine engine = new EngineChoice(settings).start(kind, List.of(folder));
            if (!engine.pids().isEmpty()) {
                known.setProperty("uri", engine.uri());
                known.setProperty("pid", Long.toString(engine.pids().getLast()));
                try (var writer = Files.newBufferedWriter(record)) {
                    known.store(writer, null);
                }
            }
            return engine;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String mongodbUri() {
        return mongodb.uri();
    }

    @Override
    public String elasticsearchUri() {
        return elasticsearch.uri();
    }

    @Override
    public void close() {
        // Others of the same build use them as well.
    }
}
