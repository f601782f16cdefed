package org.palimpsest.benchmarks;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.palimpsest.engines.Engines;

/** How long the suggestions take that come while somebody types. */
final class SuggestBench {
    private static final int EVENTS_OF_AN_ENTRY = 14;
    private static final int TYPED = 400;
    private static final double WANTED = 50;

    private final Engines engines;
    private final Logs logs;

    SuggestBench(Engines engines, Logs logs) {
        this.engines = engines;
        this.logs = logs;
    }

    /** The time within which 95 in 100 come over HTTP, in milliseconds, with about so many entries. No text is typed twice. */
    Comparison typing(int entries) {
        var database = logs.database();
        FilledLog.fill(database, (long) entries * EVENTS_OF_AN_ENTRY);
        var builds = new Builds(database);
        try (var service = Service.start("query-service", engines, database);
                var index = new SearchIndex(engines.elasticsearchUri(), database.getName())) {
            var build = service.await(() -> builds.live("search", 0));
            var took = texts().stream().mapToDouble(text -> milliseconds(service, text)).sorted().toArray();
            return Comparison.absolute(
                    String.format("95 in 100 suggestions, %,d entries", index.count(build)), " ms", WANTED,
                    took[took.length * 95 / 100], true);
        }
    }

    private static Set<String> texts() {
        var random = new SplittableRandom(7);
        var texts = new LinkedHashSet<String>();
        while (texts.size() < TYPED) {
            var word = Words.one(random);
            var begun = word.substring(0, Math.min(word.length(), random.nextInt(2, 7)));
            texts.add(random.nextBoolean() ? begun : Words.one(random) + " " + begun);
        }
        return texts;
    }

    private static double milliseconds(Service service, String text) {
        var token = Service.token("reader", "CONTRIBUTOR");
        long from = System.nanoTime();
        service.ask("GET", "/api/suggest?q=" + URLEncoder.encode(text, StandardCharsets.UTF_8), token, "");
        return (System.nanoTime() - from) / 1e6;
    }
}
