package org.palimpsest.benchmarks;

import com.mongodb.client.MongoDatabase;
import java.util.Arrays;
import java.util.List;
import org.palimpsest.engines.Engines;

/** What an editor's desk costs when much waits for them, against little. */
final class DeskBench {
    private static final int LITTLE = 500;
    private static final int REPEATS = 60;
    private static final List<String> PAGES = List.of("/desk", "/desk/queue", "/desk/queue?waiting=REVIEWERS&section=section-3&order=newest");

    private final Engines engines;
    private final Logs logs;

    DeskBench(Engines engines, Logs logs) {
        this.engines = engines;
        this.logs = logs;
    }

    /** The desk and its queue, as pages: medians of their sum, in milliseconds. */
    Comparison queue(int much) {
        var full = logs.database();
        var small = logs.database();
        FilledLog.submissions(full, much);
        FilledLog.submissions(small, LITTLE);
        try (var ours = started(full); var theirs = started(small)) {
            return Comparison.times(String.format("an editor's desk and queue, %,d entries against %,d", much, LITTLE), 1.5,
                    () -> median(ours), () -> median(theirs));
        }
    }

    private Service started(MongoDatabase database) {
        var service = Service.start("query-service", engines, database);
        service.awaitReady();
        return service;
    }

    private static double median(Service service) {
        var token = Service.token("editor-7", "EDITOR");
        var took = new double[REPEATS];
        for (int i = 0; i < REPEATS; i++) {
            long from = System.nanoTime();
            PAGES.forEach(page -> service.ask("GET", page, token, "", "Accept", "text/html"));
            took[i] = (System.nanoTime() - from) / 1e6;
        }
        return Arrays.stream(took).sorted().skip(REPEATS / 2).findFirst().orElseThrow();
    }
}
