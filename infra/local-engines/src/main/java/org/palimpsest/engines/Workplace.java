package org.palimpsest.engines;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The folders of one start of one engine.
 *
 * @param state a temporary folder of its own; its supervisor deletes it at the end
 * @param data where the engine's data lives: below {@code state} unless the caller keeps it
 * @param log the file that gets the engine's output
 */
record Workplace(Path state, Path data, Path log) {

    /** The same folders serve for all starts with one data folder, so what {@code data} holds is found again. */
    static Workplace create(EngineSettings settings, String name, List<Path> trash) {
        try {
            Leftovers.sweep(Leftovers.folder(), Instant.now());
            Path state = Files.createTempDirectory("palimpsest-" + name + "-");
            // Elasticsearch may run as another user than we do.
            Files.setPosixFilePermissions(state, PosixFilePermissions.fromString("rwxr-xr-x"));
            Leftovers.mark(state, settings.owner());
            List<String> lines = new ArrayList<>(List.of(state.toString()));
            trash.forEach(folder -> lines.add(folder.toString()));
            Files.write(state.resolve("trash"), lines);
            try (var script = Workplace.class.getResourceAsStream("supervise.sh")) {
                if (script == null) {
                    throw new IllegalStateException("supervise.sh is missing in the jar");
                }
                Files.write(state.resolve("supervise.sh"), script.readAllBytes());
            }
            Path data = settings.data() == null ? state.resolve("data") : absolute(settings.data()).resolve(name);
            Path logs = settings.logs() == null ? state : absolute(settings.logs());
            Files.createDirectories(data);
            Files.createDirectories(logs);
            return new Workplace(state, data, logs.resolve(name + ".log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path absolute(Path folder) {
        return folder.toAbsolutePath().normalize();
    }

    /** Runs what comes before there is a supervisor that deletes the temporary folder; deletes it if that fails. */
    <T> T preparing(Supplier<T> preparation) {
        try {
            return preparation.get();
        } catch (RuntimeException e) {
            Folders.delete(state);
            throw e;
        }
    }

    Path script() {
        return state.resolve("supervise.sh");
    }

    /** What the supervisor wrote into a file of the state folder, or the empty string as long as there is none. */
    String read(String file) {
        try {
            Path path = state.resolve(file);
            return Files.exists(path) ? Files.readString(path, StandardCharsets.UTF_8).strip() : "";
        } catch (IOException e) {
            return "";
        }
    }
}
