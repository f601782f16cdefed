package org.palimpsest.engines;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Programs on the PATH, and short calls of them. */
final class Programs {
    private Programs() {
    }

    static @Nullable Path find(String name) {
        return find(name, System.getenv());
    }

    static @Nullable Path find(String name, Map<String, String> environment) {
        String folders = environment.getOrDefault("PATH", "/usr/local/bin:/usr/bin:/bin");
        return Arrays.stream(folders.split(File.pathSeparator)).filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, name))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst().orElse(null);
    }

    static boolean succeeds(List<String> command) {
        return run(command).status == 0;
    }

    /** What it printed, stripped; empty if it failed. */
    static String output(List<String> command) {
        Outcome outcome = run(command);
        return outcome.status == 0 ? outcome.output.strip() : "";
    }

    private record Outcome(int status, String output) { }

    private static Outcome run(List<String> command) {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectInput(new File("/dev/null")).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(process.waitFor(), output);
        } catch (IOException e) {
            return new Outcome(-1, "");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome(-1, "");
        }
    }
}
