package org.palimpsest.benchmarks;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.eventhandling.EventMessage;
import org.bson.RawBsonDocument;

/** The event store beside Axon's MongoDB extension and the bare driver. */
final class EventStoreBench {
    private static final Duration LENGTH = Duration.ofSeconds(6);
    /** Of each of 256 writers. */
    private static final int PREPARED = 500;

    private final Logs logs;
    private final AtomicInteger runs = new AtomicInteger();
    private List<RawBsonDocument> prepared = List.of();

    EventStoreBench(Logs logs) {
        this.logs = logs;
    }

    Comparison againstAxonMongo() {
        return Comparison.rates("durable appends, 64 writers, against axon-mongo 4.12", 5,
                () -> appends(Logs.ours(logs.database()), 64).perSecond(),
                () -> appends(logs.axonMongo(), 64).perSecond());
    }

    Comparison againstBatches() {
        return Comparison.rates("durable appends, 256 writers, against raw insertMany of 256", 0.6,
                () -> appends(Logs.ours(logs.database()), 256).perSecond(), () -> {
                    var documents = documents();
                    var collection = Logs.raw(logs.database());
                    long begin = System.nanoTime();
                    for (int i = 0; i < documents.size(); i += 256) {
                        collection.insertMany(documents.subList(i, Math.min(i + 256, documents.size())));
                    }
                    return documents.size() * 1e9 / (System.nanoTime() - begin);
                });
    }

    Comparison oneWriter() {
        return Comparison.rates("one writer, against raw single inserts", 0.9,
                () -> appends(Logs.ours(logs.database()), 1).perSecond(),
                () -> singles(1).perSecond());
    }

    Comparison latency() {
        return Comparison.times("p99 at half of the greatest rate, against one raw insert", 5, () -> {
            var log = Logs.ours(logs.database());
            double half = appends(log, 256).perSecond() / 2;
            var run = runs.incrementAndGet();
            var ours = Measured.openLoop(half, LENGTH, (worker, _) -> log.append("l" + run + "-" + worker, 0));
            tell("ours", half, ours);
            tell("one thread that inserts what is due", half, inGroups(half));
            return ours.percentileMillis(99);
        }, () -> singles(1).meanMillis());
    }

    private static void tell(String whose, double rate, Measured measured) {
        System.err.printf("  %s, %,.0f/s: median %.2f ms, p90 %.2f ms, p99 %.2f ms%n", whose, rate,
                measured.percentileMillis(50), measured.percentileMillis(90), measured.percentileMillis(99));
    }

    /** What MongoDB alone makes of groups that come at this rate. */
    private Measured inGroups(double perSecond) {
        var documents = documents();
        var collection = Logs.raw(logs.database());
        int count = (int) Math.min(documents.size(), perSecond * LENGTH.toSeconds());
        return Measured.inGroups(perSecond, count, 256, (from, to) -> collection.insertMany(documents.subList(from, to)));
    }

    /** @param form in which the driver's cursor hands documents out: as they came, or decoded */
    <T> Comparison replay(Class<T> form) {
        var database = logs.database();
        var filled = Logs.ours(database);
        Measured.together(256, worker -> {
            for (int i = 0; i < 1500; i++) {
                filled.append("r" + worker, i);
            }
        });
        var engine = Logs.engine(database);
        var raw = Logs.raw(database).withDocumentClass(form);
        return Comparison.rates("replay to typed events, against a raw cursor of " + form.getSimpleName(), 0.5,
                () -> rate(() -> engine.readEvents(null, false).map(EventMessage::getPayload).count()),
                () -> rate(() -> {
                    long count = 0;
                    try (var cursor = raw.find().iterator()) {
                        while (cursor.hasNext()) {
                            cursor.next();
                            count++;
                        }
                    }
                    return count;
                }));
    }

    /** Appending to a log that has {@code events} already, against one that has none. */
    Comparison grown(int events) {
        MongoDatabase database = logs.database();
        var log = Logs.ours(database);
        System.err.printf("  filling a log with %,d events%n", events);
        Measured.together(256, worker -> {
            for (int i = 0; i < events / 256; i++) {
                log.append("g" + worker + "-" + i / 100, i % 100);
            }
        });
        return Comparison.rates(String.format("appends at %,d events, 256 writers, against an empty log", events), 0.9,
                () -> appends(log, 256).perSecond(),
                () -> appends(Logs.ours(logs.database()), 256).perSecond());
    }

    private Measured appends(Log log, int writers) {
        int run = runs.incrementAndGet();
        return Measured.closedLoop(writers, LENGTH, (worker, round) -> log.append("w" + run + "-" + worker, round));
    }

    /** Documents like ours, durably, one at a time in each of so many threads. */
    Measured singles(int writers) {
        var documents = documents();
        var collection = Logs.raw(logs.database());
        var next = new AtomicInteger();
        return Measured.closedLoop(writers, LENGTH, (_, _) -> collection.insertOne(documents.get(next.getAndIncrement())));
    }

    private List<RawBsonDocument> documents() {
        if (prepared.isEmpty()) {
            prepared = new ArrayList<>(logs.documents(256, PREPARED));
        }
        return prepared;
    }

    private interface Counted {
        long run();
    }

    private static double rate(Counted work) {
        long begin = System.nanoTime();
        return work.run() * 1e9 / (System.nanoTime() - begin);
    }
}
