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

/** One service as it is shipped: its jar in a JVM of its own. */
final class Service implements AutoCloseable {
    private final String name;
    private final Path log;
    private final Process process;
    private final URI address;

    private Service(String name, Path log, Process process, URI address) {
        this.name = name;
        this.log = log;
        this.process = process;
        this.address = address;
    }

    /** Starts it and answers when it says that it is ready. */
    static Service start(String name, int port, Map<String, String> environment) {
        try {
            var log = Files.createDirectories(Path.of("target", "logs")).resolve(name + "-" + port + ".log");
            var command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow()));
            command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-Xmx512m", "-jar", jar(name).toString()));
            var builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment);
            builder.environment().put("SERVER_PORT", Integer.toString(port));
            var service = new Service(name, log, builder.start(), URI.create("http://localhost:" + port));
            Runtime.getRuntime().addShutdownHook(new Thread(service.process::destroyForcibly));
            service.awaitReady();
            return service;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI address() {
        return address;
    }

    /** Ends it as a power cut does. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }

    private void awaitReady() {
        var web = new Web(address);
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
