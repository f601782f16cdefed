package org.palimpsest.endtoend;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One service as it is shipped: its jar in a JVM of its own. Not thread-safe. */
public final class Service implements AutoCloseable {
    private final String name;
    private final int port;
    private final Map<String, String> environment;
    private final Path log;
    private Process process;

    private Service(String name, int port, Map<String, String> environment) throws IOException {
        this.name = name;
        this.port = port;
        this.environment = environment;
        this.log = Files.createDirectories(Path.of("target", "logs")).resolve(name + "-" + port + ".log");
        this.process = launch();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> process.destroyForcibly()));
    }

    /** Starts it and answers when it says that it is ready. */
    public static Service start(String name, int port, Map<String, String> environment) {
        try {
            var service = new Service(name, port, environment);
            service.awaitReady();
            return service;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process launch() throws IOException {
        var command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow()));
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-Xmx512m", "-jar", jar(name).toString()));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        builder.environment().put("SERVER_PORT", Integer.toString(port));
        return builder.start();
    }

    public static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

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

    /** Stops it in its tracks (SIGSTOP), or lets it go on (SIGCONT). */
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

    private void awaitReady() {
        var web = new Web(address());
        await(name + ", whose log is " + log)
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(200))
                .failFast(name + " ended; its log is " + log, () -> !process.isAlive())
                .ignoreExceptions()
                .until(() -> web.ask("/actuator/health/readiness").statusCode() == 200);
    }

    private static Path jar(String name) throws IOException {
        try (var files = Files.newDirectoryStream(Path.of("..", "..", name, "target"), name + "-*-exec.jar")) {
            var found = files.iterator();
            if (!found.hasNext()) {
                throw new IllegalStateException("No jar of " + name + ": run `mvn verify` from the root, not a phase before.");
            }
            return found.next();
        }
    }
}
