package org.palimpsest.benchmarks;

import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.palimpsest.engines.Engines;
import org.palimpsest.samples.DemoAccounts;
import org.palimpsest.testsupport.ServiceProcess;

/**
 * A service as it is shipped, on a database of the benchmark's. Options for its JVM, such as those of a profiler, come from
 * PALIMPSEST_BENCH_SERVICE_OPTIONS. Thread-safe.
 */
final class Service implements AutoCloseable {
    private static final String SECRET = UUID.randomUUID() + "-" + UUID.randomUUID();
    private static final DemoAccounts ACCOUNTS = new DemoAccounts(SECRET, Clock.systemUTC());
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String name;
    private final ServiceProcess process;

    private Service(String name, ServiceProcess process) {
        this.name = name;
        this.process = process;
    }

    /** Starts it and does not wait. Its indexes' names begin with that of the database. */
    static Service start(String name, Engines engines, MongoDatabase database) {
        return start(name, engines, database, Map.of());
    }

    /** The same with {@code more} variables. */
    static Service start(String name, Engines engines, MongoDatabase database, Map<String, String> more) {
        var options = new ArrayList<>(List.of("--sun-misc-unsafe-memory-access=allow", "-Xms256m", "-Xmx768m"));
        Optional.ofNullable(System.getenv("PALIMPSEST_BENCH_SERVICE_OPTIONS"))
                .filter(own -> !own.isBlank())
                .ifPresent(own -> options.addAll(List.of(own.strip().split("\\s+"))));
        var environment = new HashMap<>(Map.of(
                "PALIMPSEST_MONGODB_URI", uri(engines.mongodbUri(), database.getName()),
                "PALIMPSEST_ELASTICSEARCH_URI", engines.elasticsearchUri(),
                "PALIMPSEST_INDEX_PREFIX", database.getName(),
                "PALIMPSEST_TOKEN_SECRET", SECRET,
                "PALIMPSEST_LIMITS_ENABLED", "false",
                "PALIMPSEST_MASTER_KEY", FilledLog.MASTER_KEY,
                "PALIMPSEST_REBUILD_GRACE", "1s"));
        environment.putAll(more);
        return new Service(name, ServiceProcess.launch(name, ServiceProcess.freePort(), environment, options));
    }

    private static String uri(String server, String database) {
        var parts = server.split("\\?", 2);
        var host = parts[0].replaceFirst("(mongodb(?:\\+srv)?://[^/]+).*", "$1");
        return host + "/" + database + (parts.length == 2 ? "?" + parts[1] : "");
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
        throw new IllegalStateException(name + " has ended; its log is " + process.log());
    }

    URI address() {
        return process.address();
    }

    /** Where its pages have their style sheet. */
    String styleSheet() {
        var home = ask("GET", "/", token("reader", "CONTRIBUTOR"), "", "Accept", "text/html").body();
        var link = Pattern.compile("/palimpsest\\.css[^\"]*").matcher(home);
        if (!link.find()) {
            throw new IllegalStateException("The home page has no style sheet.");
        }
        return link.group();
    }

    void awaitReady() {
        process.awaitReady();
    }

    /** @throws IllegalStateException if the answer is not 2xx */
    HttpResponse<String> ask(String method, String path, String token, String body, String... headers) {
        return ask(200, method, path, token, body, headers);
    }

    /** @throws IllegalStateException if the answer's status is not of {@code wanted}'s hundred */
    HttpResponse<String> ask(int wanted, String method, String path, String token, String body, String... headers) {
        var request = HttpRequest.newBuilder(process.address().resolve(path))
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

    /** Reads, whatever the answer is. */
    HttpResponse<String> askFor(String path, String token) {
        return send(HttpRequest.newBuilder(process.address().resolve(path))
                .header("Authorization", "Bearer " + token)
                .build());
    }

    /**
     * Sends a form, as a browser that is signed in nowhere.
     *
     * @param from the address from which a proxy says that it comes
     * @throws IllegalStateException if the answer's status is not {@code wanted}
     */
    void submit(int wanted, String path, String form, String from) {
        var answer = send(HttpRequest.newBuilder(process.address().resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "text/html")
                .header("Sec-Fetch-Site", "same-origin")
                .header("X-Forwarded-For", from)
                .POST(BodyPublishers.ofString(form))
                .build());
        if (answer.statusCode() != wanted) {
            throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
        }
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
        process.close();
    }
}
