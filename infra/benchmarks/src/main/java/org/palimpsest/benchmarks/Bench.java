package org.palimpsest.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.palimpsest.engines.EngineSettings;
import org.palimpsest.engines.Engines;

/**
 * {@code infra/bench event-store [part…]} measures and prints a table, all parts if none is named; {@code infra/bench relevance
 * folder…} how well the search finds what is judged to be meant; {@code infra/bench read [entries…]} what readers cost.
 */
public final class Bench {

    private Bench() {}

    /** Exits with 2 if it is called wrongly. */
    public static void main(String[] arguments) {
        if (arguments.length > 1 && arguments[0].equals("relevance")) {
            relevance(List.of(arguments).subList(1, arguments.length));
            return;
        }
        if (arguments.length > 0 && arguments[0].equals("read")) {
            read(List.of(arguments).subList(1, arguments.length));
            return;
        }
        if (arguments.length == 0 || !arguments[0].equals("event-store")) {
            System.err.println("What is to be measured? event-store [part…], read [ENTRIES…], or relevance FOLDER…");
            System.exit(2);
        }
        try (var engines = Engines.start(EngineSettings.defaults()); var logs = new Logs(engines.mongodbUri())) {
            var bench = new EventStoreBench(logs);
            Map<String, Supplier<Comparison>> parts = new LinkedHashMap<>();
            parts.put("axon-mongo", bench::againstAxonMongo);
            parts.put("batches", bench::againstBatches);
            parts.put("one-writer", bench::oneWriter);
            parts.put("latency", bench::latency);
            parts.put("replay", () -> bench.replay(RawBsonDocument.class));
            parts.put("replay-decoded", () -> bench.replay(Document.class));
            parts.put("grown", () -> bench.grown(Integer.getInteger("events", 10_000_000)));
            var models = new ReadModelBench(engines, logs);
            parts.put("search", () -> models.search(Long.getLong("search", 250_000)));
            parts.put("rebuild", () -> models.rebuild(Long.getLong("rebuild", 2_000_000)));
            parts.put("http", () -> new CommandBench(engines, logs).http(bench::singles));
            parts.put("snapshot", () -> new SnapshotBench(logs).loading());
            parts.put("wake-up", () -> new WakeUpBench(engines, logs).wakeUp());
            parts.put("differences", () -> new DifferencesBench(engines, logs).pages(2));
            parts.put("many-differences", () -> new DifferencesBench(engines, logs).pages(100));
            parts.put("desk", () -> new DeskBench(engines, logs).queue(Integer.getInteger("desk", 50_000)));
            parts.put("suggest", () -> new SuggestBench(engines, logs).typing(Integer.getInteger("suggest", 100_000)));
            parts.put("sign-in", () -> new SignInBench(engines, logs).pages());
            var wanted = arguments.length > 1 ? List.of(arguments).subList(1, arguments.length) : parts.keySet();
            var rows = new ArrayList<Comparison>();
            for (var part : wanted) {
                rows.add(parts.getOrDefault(part, () -> {
                    throw new IllegalArgumentException("No such part: " + part + "; there are " + parts.keySet());
                }).get());
            }
            System.out.println(Comparison.table(rows));
        }
    }

    private static void read(List<String> sizes) {
        var wanted = sizes.isEmpty() ? List.of("1000", "10000", "100000") : sizes;
        try (var engines = Engines.start(EngineSettings.defaults()); var logs = new Logs(engines.mongodbUri())) {
            System.out.println(new ReadBench(engines, logs).tables(wanted.stream().map(Integer::valueOf).toList()));
        }
    }

    private static void relevance(List<String> folders) {
        var collections = folders.stream().map(folder -> JudgedCollection.read(Path.of(folder))).toList();
        try (var engines = Engines.start(EngineSettings.defaults()); var logs = new Logs(engines.mongodbUri())) {
            System.out.println(new RelevanceBench(engines, logs).table(collections));
        }
    }
}
