package org.palimpsest.engines;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs an ordinary package client that downloads one file into a folder. */
final class Fetch {
    private static final Duration LIMIT = Duration.ofMinutes(20);
    private static final int HEARTBEAT_SECONDS = 5;

    private Fetch() {
    }

    /** The one file with that suffix which the command left in the folder. */
    static Path run(List<String> command, Path folder, String suffix, Consumer<String> progress) throws IOException {
        Path log = folder.resolve("fetch.log");
        Process client = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile()).redirectOutput(log.toFile()).start();
        try {
            for (int seconds = 0; !client.waitFor(HEARTBEAT_SECONDS, TimeUnit.SECONDS);) {
                seconds += HEARTBEAT_SECONDS;
                progress.accept("… still fetching (" + seconds + " s)");
                if (seconds > LIMIT.toSeconds()) {
                    throw new IOException(command.getFirst() + " did not end within " + LIMIT.toMinutes() + " minutes");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + command.getFirst() + " ran", e);
        } finally {
            client.destroy();
        }
        Path fetched = client.exitValue() == 0 ? only(folder, suffix) : null;
        if (fetched == null) {
            throw new IOException("`" + String.join(" ", command) + "` ended with status " + client.exitValue() + ":\n"
                    + new LogTail(log, 0).lines(12));
        }
        Files.delete(log);
        return fetched;
    }

    private static @Nullable Path only(Path folder, String suffix) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(suffix)).findFirst().orElse(null);
        }
    }
}
