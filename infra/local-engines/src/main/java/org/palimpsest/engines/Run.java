package org.palimpsest.engines;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * Engines for {@code infra/up}: {@code Run --data DIR --logs DIR --ready FILE [--stdin]}. Once both are ready, FILE
 * appears, whole, with the lines {@code mongodb=URI}, {@code elasticsearch=URI} and {@code pids=…}. Stays until SIGTERM
 * (with {@code --stdin} also until its standard input ends), then ends the engines and deletes FILE. If an engine ends
 * by itself, so does this, with status 1; wrong arguments give 2.
 */
public final class Run {
    private static final long SECOND_NANOS = 1_000_000_000L;

    private Run() {
    }

    public static void main(String[] arguments) throws IOException {
        // Before the first logger is made: the driver would write pages while mongod is still starting.
        System.setProperty("logback.configurationFile", "org/palimpsest/engines/logback-run.xml");
        Arguments given;
        try {
            given = Arguments.parse(List.of(arguments));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        System.exit(run(given));
    }

    private static int run(Arguments given) throws IOException {
        EngineSettings settings = EngineSettings.defaults().withData(given.data()).withLogs(given.logs())
                .withProgress(System.out::println);
        Files.deleteIfExists(given.ready());
        StartedEngines engines;
        try {
            engines = StartedEngines.start(settings);
        } catch (EngineUnavailableException e) {
            System.err.println(e.getMessage());
            return 1;
        }
        AtomicBoolean asked = new AtomicBoolean();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            asked.set(true);
            end(engines, given.ready());
        }));
        announce(engines, given.ready());
        if (given.stdin()) {
            Thread.ofVirtual().start(() -> awaitEndOfInput(asked));
        }
        while (!asked.get()) {
            for (Engine engine : engines.both()) {
                if (!engine.lives()) {
                    System.err.println(engine.kind().title + " ended by itself; its log is in " + given.logs());
                    return 1;
                }
            }
            LockSupport.parkNanos(SECOND_NANOS / 4);
        }
        return 0;
    }

    private static void announce(StartedEngines engines, Path ready) throws IOException {
        List<String> pids = engines.both().stream().flatMap(engine -> engine.pids().stream()).map(String::valueOf).toList();
        Path part = Path.of(ready + ".part");
        Files.write(part, List.of("mongodb=" + engines.mongodbUri(), "elasticsearch=" + engines.elasticsearchUri(),
                "pids=" + String.join(" ", pids)));
        Files.move(part, ready, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void end(StartedEngines engines, Path ready) {
        try {
            Files.deleteIfExists(ready);
        } catch (IOException e) {
            System.err.println(ready + " cannot be deleted: " + e.getMessage());
        }
        engines.close();
    }

    private static void awaitEndOfInput(AtomicBoolean ended) {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            System.err.println("standard input: " + e.getMessage());
        }
        ended.set(true);
    }
}
