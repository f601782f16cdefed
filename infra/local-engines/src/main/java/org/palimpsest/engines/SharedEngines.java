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
import java.util.concurrent.CompletionException;
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

    /** Package-private for a test that is a build of its own. */
    static SharedEngines open(EngineSettings settings) {
        Path folder = Leftovers.folder().resolve("palimpsest-build-" + System.getProperty("user.name") + "-"
                + settings.owner() + "-" + started(settings.owner()));
        if (Stream.of(EngineKind.values()).allMatch(kind -> settings.variable(kind.variable) != null)) {
            return open(settings, folder);
        }
        try {
            Files.createDirectories(folder);
            Leftovers.mark(folder, settings.owner());
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

    private static String started(long pid) {
        return ProcessHandle.of(pid).flatMap(owner -> owner.info().startInstant()).map(Instant::toEpochMilli)
                .map(String::valueOf).orElse("0");
    }

    private static SharedEngines open(EngineSettings settings, Path folder) {
        var mongodb = CompletableFuture.supplyAsync(() -> open(EngineKind.MONGODB, settings, folder));
        try {
            Engine elasticsearch = open(EngineKind.ELASTICSEARCH, settings, folder);
            return new SharedEngines(mongodb.join(), elasticsearch);
        } catch (CompletionException e) {
            throw e.getCause() instanceof EngineUnavailableException unavailable ? unavailable : e;
        }
    }

    private static Engine open(EngineKind kind, EngineSettings settings, Path folder) {
        Path record = folder.resolve(kind + ".properties");
        try {
            Engine known = known(kind, record);
            if (known != null) {
                return known;
            }
            Engine engine = new EngineChoice(settings).start(kind, List.of(folder));
            if (!engine.pids().isEmpty()) {
                Files.write(record, List.of("uri=" + engine.uri(), "pid=" + engine.pids().getLast()));
            }
            return engine;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable Engine known(EngineKind kind, Path record) throws IOException {
        if (!Files.exists(record)) {
            return null;
        }
        Properties values = new Properties();
        try (var reader = Files.newBufferedReader(record)) {
            values.load(reader);
        }
        long pid = Long.parseLong(values.getProperty("pid"));
        Engine engine = new Engine(kind, values.getProperty("uri"), "this build", List.of(pid), () -> { });
        return engine.lives() ? engine : null;
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
