package org.palimpsest.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.palimpsest.engines.Engines;

/** How soon a handler in another process has an event. */
final class WakeUpBench {
    private static final int WARM_UP = 100;
    private static final int EVENTS = 300;
    private static final long LONGEST_PAUSE_NANOS = 60_000_000;

    private final Engines engines;
    private final Logs logs;
    private final ConcurrentHashMap<Integer, Long> handled = new ConcurrentHashMap<>();

    WakeUpBench(Engines engines, Logs logs) {
        this.engines = engines;
        this.logs = logs;
    }

    /** The other process says so on a pipe, and that way is part of what is measured. */
    Comparison wakeUp() {
        var database = logs.database();
        var log = Logs.ours(database);
        try {
            var reader = new ProcessBuilder(
                            ProcessHandle.current().info().command().orElseThrow(), "-Xmx256m",
                            "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
                            WakeUpReader.class.getName(), engines.mongodbUri(), database.getName())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try {
                var lines = reader.inputReader();
                Thread.ofVirtual().start(() -> note(lines));
                return measure(log, reader);
            } finally {
                reader.destroyForcibly().onExit().join();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void note(BufferedReader lines) {
        lines.lines().forEach(line -> handled.put(Integer.valueOf(line), System.nanoTime()));
    }

    private Comparison measure(Log log, Process reader) {
        var random = new SplittableRandom(25);
        var nanos = LongStream.builder();
        for (int i = 0; i < WARM_UP + EVENTS; i++) {
            log.append("wake-up", i);
            long returned = System.nanoTime();
            while (!handled.containsKey(i) && reader.isAlive()) {
                LockSupport.parkNanos(100_000);
            }
            long took = handled.getOrDefault(i, Long.MAX_VALUE) - returned;
            if (i >= WARM_UP) {
                nanos.add(Math.max(0, took));
            }
            LockSupport.parkNanos(random.nextLong(LONGEST_PAUSE_NANOS));
        }
        var all = nanos.build().sorted().toArray();
        System.err.printf("  wake-up: 5 %% %.2f ms, 95 %% %.2f ms, longest %.2f ms%n",
                all[all.length / 20] / 1e6, all[all.length * 19 / 20] / 1e6, all[all.length - 1] / 1e6);
        return Comparison.absolute("append returned, to handler in another process, median", " ms", 20,
                all[all.length / 2] / 1e6, true);
    }
}
