package org.palimpsest.benchmarks;

import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.palimpsest.engines.Engines;
import org.palimpsest.samples.DemoAccounts;

/**
 * A service as it is shipped: its jar in a JVM of its own, on a database of the benchmark's. Options for that JVM, such as
 * those of a profiler, come from PALIMPSEST_BENCH_SERVICE_OPTIONS. Thread-safe.
 */
final class Service implements AutoCloseable {
    private static final String SECRET = UUID.randomUUID() + "-" + UUID.randomUUID();
    private static final DemoAccounts ACCOUNTS = new DemoAccounts(SECRET, Clock.systemUTC());
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String name;
    private final Path log;
    private final Process process;
    private final URI address;

    private Service(String name, Path log, Process process, URI address) {
        this.name = name;
        this.log = log;
        this.process = process;
        this.address = address;
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    /** Starts it and does not wait. Its indexes' names begin with that of the database. */
    static Service start(String name, Engines engines, MongoDatabase database) {
        try {
            int port = freePort();
            var log = Files.createDirectories(Path.of("infra", "benchmarks", "target", "logs")).resolve(name + ".log");
            var command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow(),
                    "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-Xmx768m"));
            Optional.ofNullable(System.getenv("PALIMPSEST_BENCH_SERVICE_OPTIONS"))
                    .filter(options -> !options.isBlank())
                    .ifPresent(options -> command.addAll(List.of(options.strip().split("\\s+"))));
            command.addAll(List.of("-jar", jar(name).toString()));
            var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
            var environment = builder.environment();
            environment.put("SERVER_PORT", Integer.toString(port));
            environment.put("PALIMPSEST_MONGODB_URI", uri(engines.mongodbUri(), database.getName()));
            environment.put("PALIMPSEST_ELASTICSEARCH_URI", engines.elasticsearchUri());
            environment.put("PALIMPSEST_INDEX_PREFIX", database.getName());
            environment.put("PALIMPSEST_TOKEN_SECRET", SECRET);
            environment.put("PALIMPSEST_LIMITS_ENABLED", "false");
            environment.put("PALIMPSEST_MASTER_KEY", FilledLog.MASTER_KEY);
            environment.put("PALIMPSEST_REBUILD_GRACE", "1s");
            return new Service(name, log, builder.start(), URI.create("http://localhost:" + port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String uri(String server, String database) {
        var parts = server.split("\\?", 2);
        var host = parts[0].replaceFirst("(mongodb(?:\\+srv)?://[^/]+).*", "$1");
        return host + "/" + database + (parts.length == 2 ? "?" + parts[1] : "");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static Path jar(String name) throws IOException {
        try (var files = Files.newDirectoryStream(Path.of(name, "target"), name + "-*-exec.jar")) {
            return files.iterator().next();
        }
    }

    static String token(String person, String role) {
        return ACCOUNTS.issue(person, role).token();
    }

    /** Waits until {@code wanted} answers something. */
    <T> T await(Supplier<Optional<T>> wanted) {
        while (process.isAlive()) {
            var found = wanted.get();
            if (found.isPresent()) {
                return found.get();
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
        throw new IllegalStateException(name + " has ended; its log is " + log);
    }

    void awaitReady() {
        var health = HttpRequest.newBuilder(address.resolve("/actuator/health/readiness")).build();
        await(() -> {
            try {
                return Optional.of(send(health)).filter(answer -> answer.statusCode() == 200);
            } catch (UncheckedIOException _) {
                return Optional.empty();
            }
        });
    }

    /** @throws IllegalStateException if the answer is not 2xx */
    HttpResponse<String> ask(String method, String path, String token, String body, String... headers) {
        return ask(200, method, path, token, body, headers);
    }

    /** @throws IllegalStateException if the answer's status is not of {@code wanted}'s hundred */
    HttpResponse<String> ask(int wanted, String method, String path, String token, String body, String... headers) {
        var request = HttpRequest.newBuilder(address.resolve(path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        var answer = send(request.build());
        if (answer.statusCode() / 100 != wanted / 100) {
            throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer;
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
