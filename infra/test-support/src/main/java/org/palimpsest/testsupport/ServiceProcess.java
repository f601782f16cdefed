package org.palimpsest.testsupport;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;

/** One service as it is shipped: its jar in a JVM of its own. Not thread-safe. */
public final class ServiceProcess implements AutoCloseable {
    /** A test's service lives for a minute or two: what the second compiler and parallel collectors cost is never earned back. */
    private static final List<String> BRIEF = List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private final String name;
    private final int port;
    private final Map<String, String> environment;
    private final List<String> jvmOptions;
    private final Path log;
    private Process process;

    private ServiceProcess(String name, int port, Map<String, String> environment, List<String> jvmOptions)
            throws IOException {
        this.name = name;
        this.port = port;
        this.environment = Map.copyOf(environment);
        this.jvmOptions = List.copyOf(jvmOptions);
        this.log = Files.createDirectories(Path.of("target", "logs")).resolve(name + "-" + port + ".log");
        this.process = launch();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> process.destroyForcibly()));
    }

    /**
     * Starts it and answers when it says that it is ready. It starts from an archive of its classes (an AOT cache, JEP 483), which
     * takes a third of the time; the first of a build starts once more before, and leaves the archive when it ends.
     */
    public static ServiceProcess start(String name, int port, Map<String, String> environment) {
        try {
            var options = new ArrayList<>(BRIEF);
            options.add("-XX:AOTCache=" + archive(name, environment));
            var service = launch(name, port, environment, options);
            service.awaitReady();
            return service;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it with {@code jvmOptions} and does not wait. */
    public static ServiceProcess launch(
            String name, int port, Map<String, String> environment, List<String> jvmOptions) {
        try {
            return new ServiceProcess(name, port, environment, jvmOptions);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process launch() throws IOException {
        var command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow()));
        command.addAll(jvmOptions);
        command.addAll(List.of("-jar", jar(name).toString()));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        // A model for each of them would take more than all else; who tests it asks for it.
        builder.environment().put("PALIMPSEST_SEARCH_MEANING", "false");
        builder.environment().putAll(environment);
        builder.environment().put("SERVER_PORT", Integer.toString(port));
        return builder.start();
    }

    /** A port that nobody listened at a moment ago. */
    public static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it listens. */
    public URI address() {
        return URI.create("http://localhost:" + port);
    }

    /** The process that it is, or was last. */
    public long pid() {
        return process.pid();
    }

    /** Ends it as a power cut does. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Starts it again, after {@link #kill}, as it was started, and answers when it is ready. */
    public void restart() {
        try {
            process = launch();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        awaitReady();
    }

    /** Stops it in its tracks (SIGSTOP), lets it go on (SIGCONT), or has it write its threads into its log (SIGQUIT). */
    public void signal(String signal) {
        try {
            var kill = new ProcessBuilder("kill", "-s", signal, Long.toString(process.pid())).start();
            if (kill.onExit().join().exitValue() != 0) {
                throw new IllegalStateException("kill -s " + signal + " of " + name + " failed");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }

    /**
     * Waits until it says that it is ready, for two minutes at most. Fails at once if it ends; where it hangs, what its threads do
     * is in its log.
     */
    public void awaitReady() {
        try {
            awaitAnswer();
        } catch (ConditionTimeoutException hangs) {
            signal("QUIT");
            throw hangs;
        }
    }

    private void awaitAnswer() {
        var web = new Web(address());
        await(name + ", whose log is " + log)
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(200))
                .failFast(name + " ended; its log is " + log, () -> !process.isAlive())
                .ignoreExceptions()
                .until(() -> web.ask("/actuator/health/readiness").statusCode() == 200);
    }

    /** Whether it runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** What it prints. */
    public Path log() {
        return log;
    }

    private static Path jar(String name) {
        var jar = root().resolve(name).resolve("target").resolve(name + ".jar");
        if (!Files.exists(jar)) {
            throw new IllegalStateException(
                    "No jar of " + name + ": run `mvn verify` from the root, not a phase before.");
        }
        return jar;
    }

    /** Beside its jar. A JVM does without one that was made of other jars, so that it is made anew after them. */
    private static synchronized Path archive(String name, Map<String, String> environment) throws IOException {
        var jar = jar(name);
        var archive = jar.resolveSibling(name + ".aot");
        if (!Files.exists(archive) || Files.getLastModifiedTime(archive).compareTo(built(jar)) < 0) {
            var options = new ArrayList<>(BRIEF);
            options.add("-XX:AOTCacheOutput=" + archive);
            try (var first = launch(name, freePort(), environment, options)) {
                first.awaitReady();
            }
        }
        return archive;
    }

    /** When the jar, or one that it runs with, was built last. */
    private static FileTime built(Path jar) throws IOException {
        var last = Files.getLastModifiedTime(jar);
        try (var libraries = Files.newDirectoryStream(jar.resolveSibling("lib"))) {
            for (var library : libraries) {
                var built = Files.getLastModifiedTime(library);
                last = built.compareTo(last) > 0 ? built : last;
            }
        }
        return last;
    }

    /** The root of the checkout, wherever in it this runs. */
    private static Path root() {
        for (@Nullable Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("command-service"))) {
                return folder;
            }
        }
        throw new IllegalStateException("Not inside a checkout of Palimpsest: " + Path.of("").toAbsolutePath());
    }
}
