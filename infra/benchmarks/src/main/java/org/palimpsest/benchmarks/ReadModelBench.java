package org.palimpsest.benchmarks;

import com.mongodb.client.MongoDatabase;
import java.util.List;
import org.palimpsest.engines.Engines;
import org.palimpsest.eventstore.MongoEventStorageEngine;

/** The query service's read models made from the log, by the service itself. */
final class ReadModelBench {
    private final Engines engines;
    private final Logs logs;

    ReadModelBench(Engines engines, Logs logs) {
        this.engines = engines;
        this.logs = logs;
    }

    /** All of them at once, as a service makes them that finds none: from the first begun to the last that can be read. */
    Comparison rebuild(long events) {
        var database = logs.database();
        FilledLog.fill(database, events);
        var builds = new Builds(database);
        var cores = Cores.now();
        try (var service = Service.start("query-service", engines, database); var index = index(database)) {
            var all = service.await(builds::all);
            cores.tell(events(database));
            for (var build : all) {
                System.err.printf("  %s: %.1f s%n", build.model(), Builds.seconds(List.of(build)));
            }
            long told = events(database);
            System.err.printf("  %,d events, %,d documents in the index%n", told, index.count(search(all)));
            return Comparison.absolute(String.format("rebuild of all read models, %,d events, events", told), "/s", 10_000,
                    told / Builds.seconds(all), false);
        }
    }

    /** From the request for it to the moment in which it is read. Documents per second, for both have the same ones. */
    Comparison search(long events) {
        var database = logs.database();
        FilledLog.fill(database, events);
        var builds = new Builds(database);
        try (var service = Service.start("query-service", engines, database); var index = index(database)) {
            var first = service.await(builds::all);
            service.awaitReady();
            var documents = index.documents(search(first));
            System.err.printf("  %,d events, %,d documents%n", events(database), documents.size());
            return Comparison.rates("search index from the log, documents, against bulk indexing the same", 0.6, () -> {
                int before = service.await(() -> builds.live("search", 0)).number();
                service.ask("POST", "/actuator/readmodels/search", Service.token("operator", "ADMINISTRATOR"), "");
                var build = service.await(() -> builds.live("search", before));
                return documents.size() / Builds.seconds(List.of(build));
            }, () -> index.bulk(documents));
        }
    }

    private SearchIndex index(MongoDatabase database) {
        return new SearchIndex(engines.elasticsearchUri(), database.getName());
    }

    private static Builds.Build search(List<Builds.Build> builds) {
        return builds.stream().filter(build -> build.model().equals("search")).findFirst().orElseThrow();
    }

    private static long events(MongoDatabase database) {
        MongoEventStorageEngine engine = FilledLog.engine(database);
        return engine.headPosition() + 1;
    }
}
