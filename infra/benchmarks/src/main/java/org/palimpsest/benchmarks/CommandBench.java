package org.palimpsest.benchmarks;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.palimpsest.engines.Engines;
import org.palimpsest.events.Content;
import org.palimpsest.events.text.Node;
import org.palimpsest.eventstore.EventJson;

/** The command service as its clients meet it. */
final class CommandBench {
    private static final int CLIENTS = 64;
    /** Until the service's code is compiled, on two cores that others use too. */
    private static final Duration WARM_UP = Duration.ofSeconds(60);

    private static final Duration LENGTH = Duration.ofSeconds(10);
    private static final String TEXT = "Neighbours met every Thursday and wrote down what had helped. ".repeat(6);

    private final Engines engines;
    private final Logs logs;

    CommandBench(Engines engines, Logs logs) {
        this.engines = engines;
        this.logs = logs;
    }

    /**
     * Every client edits the body of a draft of its own, and names the version that it has seen.
     *
     * @param singles how many durable documents so many threads insert in a second, one at a time
     */
    Comparison http(IntFunction<Measured> singles) {
        MongoDatabase database = logs.database();
        FilledLog.create(FilledLog.engine(database), FilledLog.section(0));
        try (var service = Service.start("command-service", engines, database)) {
            service.awaitReady();
            var clients = IntStream.range(0, CLIENTS).mapToObj(number -> new Client(service, number)).toList();
            edits(clients, WARM_UP);
            System.err.printf("  the same requests, refused for their body: %,.0f/s%n", refusals(clients));
            return Comparison.rates("commands over HTTP, 64 clients, against 64 threads with raw single inserts", 1,
                    () -> edits(clients, LENGTH),
                    () -> singles.apply(CLIENTS).perSecond());
        }
    }

    private static double edits(List<Client> clients, Duration length) {
        return Measured.closedLoop(CLIENTS, length, (worker, _) -> clients.get(worker).edit()).perSecond();
    }

    /** What HTTP, tokens and JSON cost without a decision and without a database. */
    private static double refusals(List<Client> clients) {
        return Measured.closedLoop(CLIENTS, LENGTH, (worker, _) -> clients.get(worker).refused()).perSecond();
    }

    private static final class Client {
        private final Service service;
        private final String token;
        private final String draft;
        private String seen;
        private int edits;

        Client(Service service, int number) {
            this.service = service;
            this.token = Service.token("contributor-" + number, "CONTRIBUTOR");
            var body = Map.of("section", FilledLog.section(0), "content", content());
            var begun = service.ask("POST", "/api/commands/entries", token, EventJson.mapper().writeValueAsString(body));
            var id = EventJson.mapper().readTree(begun.body()).get("id").asString();
            this.draft = "/api/commands/entries/" + id + "/draft";
            this.seen = begun.headers().firstValue("ETag").orElseThrow();
        }

        void edit() {
            var body = EventJson.mapper().writeValueAsString(content());
            seen = service.ask("PUT", draft, token, body, "If-Match", seen).headers().firstValue("ETag").orElseThrow();
        }

        void refused() {
            var body = EventJson.mapper().writeValueAsString(content());
            service.ask(400, "PUT", draft, token, body.substring(0, body.length() - 1), "If-Match", seen);
        }

        private Content content() {
            var body = new Node(
                    "doc", Map.of(), List.of(Texts.paragraph(TEXT + edits++)), List.of(), null);
            return new Content("Compassionate communities", "en", null, List.of("compassion", "health"), List.of(),
                    body, List.of(), null);
        }
    }
}
