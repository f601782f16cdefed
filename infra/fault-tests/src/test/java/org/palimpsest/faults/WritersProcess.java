package org.palimpsest.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** {@link Writers}, who tell a ledger what becomes of their commands. They end with this JVM at the latest. */
final class WritersProcess {
    private final Process process;
    private final Thread listener;

    /** Many who write with small pauses, with a clock that is right. */
    WritersProcess(String name, String uri, String database, Ledger ledger) {
        this(name, uri, database, 16, Duration.ofMillis(8), Duration.ZERO, ledger);
    }

    WritersProcess(
            String name, String uri, String database, int count, Duration pause, Duration wrongBy, Ledger ledger) {
        try {
            var log = Files.createDirectories(Path.of("target", "logs")).resolve("writers-" + name + ".log");
            process = new ProcessBuilder(List.of(
                            ProcessHandle.current().info().command().orElseThrow(),
                            "-Xmx256m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Writers.class.getName(),
                            name,
                            uri,
                            database,
                            Integer.toString(count),
                            Long.toString(pause.toMillis()),
                            Long.toString(wrongBy.toSeconds())))
                    .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        listener = Thread.ofVirtual().start(() -> listen(ledger));
    }

    private void listen(Ledger ledger) {
        try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                var words = line.split(" ", -1);
                // Who is killed may not finish its sentence.
                if (words[words.length - 1].equals(".")) {
                    switch (words[0]) {
                        case ">" -> ledger.sent(words[1]);
                        case "+" -> ledger.acknowledged(words[1], Long.parseLong(words[2]));
                        default -> ledger.refused(words[1]);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it as a power cut does, and returns when all that it said has been heard. */
    void kill() {
        process.destroyForcibly();
        end();
    }

    /** Lets each bring to its end what it has begun. */
    void finish() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        end();
    }

    private void end() {
        process.onExit().join();
        try {
            listener.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
