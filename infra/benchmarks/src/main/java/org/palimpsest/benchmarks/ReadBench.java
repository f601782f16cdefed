package org.palimpsest.benchmarks;

import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.palimpsest.engines.Engines;

/**
 * What readers cost: pages of a library of so many entries, asked for over eight connections by somebody whom nobody knows. Beside each
 * page stand the same bytes from a handler that does nothing else, beside a search the same words asked of a plain index.
 */
final class ReadBench {
    private static final int CONNECTIONS = 8;
    private static final int ROUNDS = 3;
    private static final Duration WARM_UP = Duration.ofSeconds(6);
    /** What the compilers of two processes need for what is not kept, and for whatever is asked first. */
    private static final Duration LONG_WARM_UP = Duration.ofSeconds(20);
    private static final Duration LENGTH = Duration.ofSeconds(3);
    /** Entries that are read again and again; more of them than connections. */
    private static final int READ = 100;

    /** Questions that come again and again, or hardly ever. */
    private static final int SOME = 500;
    private static final int MANY = 50_000;

    private static final double PAGES = 0.4;
    private static final double FILES = 0.5;
    private static final double SEARCH = 0.6;

    private final Engines engines;
    private final Logs logs;

    /**
     * A line of the table.
     *
     * @param ours the median round
     * @param cores milliseconds of a core for each answer, by process
     * @param theirs answers in a second of what it is compared with; NaN if that is nothing
     * @param ratio the median of the rounds'
     */
    private record Row(
            String what, Measured ours, int bytes, Map<String, Double> cores, double theirs, double ratio, double target) {
        String line() {
            var beside = Double.isNaN(theirs) ? "| |" : String.format(Locale.ROOT, "%,.0f/s | %.2f (≥ %.1f) |", theirs, ratio, target);
            return String.format(
                    Locale.ROOT, "| %s | %,.0f/s | %.1f ms | %.1f ms | %,d | %.2f | %.2f | %.2f | %s%n",
                    what, ours.perSecond(), ours.percentileMillis(50), ours.percentileMillis(99), bytes,
                    core("query-service.jar"), core("mongod"), core("java"), beside);
        }

        private double core(String process) {
            return cores.getOrDefault(process, 0.0);
        }
    }

    ReadBench(Engines engines, Logs logs) {
        this.engines = engines;
        this.logs = logs;
    }

    /** A table for each size. */
    String tables(List<Integer> sizes) {
        var tables = new StringBuilder();
        sizes.forEach(size -> tables.append(table(size)));
        return tables.toString();
    }

    private String table(int entries) {
        var database = logs.database();
        var slugs = fill(database, entries);
        var builds = new Builds(database);
        try (var service = Service.start("query-service", engines, database);
                var bare = BareServer.start();
                var index = new SearchIndex(engines.elasticsearchUri(), database.getName())) {
            service.await(builds::all);
            service.await(() -> builds.live("search", 0));
            service.awaitReady();
            var rows = new ArrayList<Row>();
            var once = slugs.stream().map(slug -> "/entries/" + slug).toList();
            asked(service.address(), once.subList(0, READ).stream().map(Connection::question).toList(), LONG_WARM_UP);
            rows.add(page("entry", once.subList(0, READ), PAGES, service, bare));
            rows.add(page("version", List.of("/entries/" + slugs.getFirst() + "/versions/1"), PAGES, service, bare));
            rows.add(page("home", List.of("/"), PAGES, service, bare));
            var section = "/sections/" + FilledLog.section(1);
            rows.add(page("section of " + entries / FilledLog.SECTIONS, List.of(section), PAGES, service, bare));
            rows.add(page("its second page", List.of(section + "?page=2"), PAGES, service, bare));
            rows.add(page("style sheet", List.of(service.styleSheet()), FILES, service, bare));
            rows.add(alone("health", List.of("/actuator/health"), service.address()));
            index.plain(texts(entries));
            rows.add(search("search, 1 word", 1, SOME, service, index));
            rows.add(search("search, 2 words", 2, SOME, service, index));
            rows.add(search("search, 2 words, each for the first time", 2, MANY, service, index));
            rows.add(alone("entry, read for the first time", once.subList(READ, once.size()), service.address()));
            return "\n" + String.format(Locale.ROOT, "%,d entries, %d connections%n%n", entries, CONNECTIONS)
                    + "| page | answers | p50 | p99 | bytes | ms of a core: service | mongod | Elasticsearch | beside | ratio |\n"
                    + "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n"
                    + String.join("", rows.stream().map(Row::line).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> fill(MongoDatabase database, int entries) {
        System.err.printf("  %,d entries%n", entries);
        var lives = IntStream.range(0, entries).mapToObj(ReadBench::life).toList();
        FilledLog.fill(database, lives);
        return lives.stream().map(Life::slug).toList();
    }

    private static List<List<DomainEventMessage<?>>> life(int number) {
        var texts = new Texts(new SplittableRandom(number));
        return Life.of(number, texts.title(), texts.contributors(), texts.body());
    }

    private static Map<String, String> texts(int entries) {
        return IntStream.range(0, entries).boxed().collect(Collectors.toMap(
                number -> Integer.toString(number), number -> Words.of(new SplittableRandom(number), 250)));
    }

    private static Row page(String what, List<String> paths, double target, Service service, BareServer bare) {
        var ours = paths.stream().map(Connection::question).toList();
        var sample = sample(service.address(), ours);
        var name = Long.toString(System.nanoTime());
        bare.has(name, sample.body().array());
        var theirs = List.of(Connection.question("/" + name));
        return compared(what, sample.body().limit(), target, WARM_UP,
                length -> asked(service.address(), ours, length), length -> asked(bare.address(), theirs, length));
    }

    /** As it is answered when it has been asked for some times. */
    private static Connection.Answer sample(URI server, List<byte[]> questions) {
        try (var connection = new Connection(server)) {
            for (int round = 0; round < 2; round++) {
                questions.forEach(connection::ask);
                LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
            }
            var answer = connection.ask(questions.getFirst());
            if (answer.status() != 200) {
                throw new IllegalStateException("It answers " + answer.status());
            }
            return answer;
        }
    }

    private static Row search(String what, int words, int different, Service service, SearchIndex index) {
        var random = new SplittableRandom(different + words);
        var asked = IntStream.range(0, different).mapToObj(_ -> Words.of(random, words)).toList();
        var questions = asked.stream().map(text -> Connection.question("/search?q=" + text.replace(' ', '+'))).toList();
        var sample = sample(service.address(), questions.subList(0, 1));
        var next = new AtomicLong();
        return compared(what, sample.body().limit(), SEARCH, LONG_WARM_UP,
                length -> asked(service.address(), questions, next, length),
                length -> Measured.closedLoop(CONNECTIONS, length, (_, _) -> index.match(of(asked, next), 20)));
    }

    private static <T> T of(List<T> all, AtomicLong next) {
        return all.get((int) (next.getAndIncrement() % all.size()));
    }

    private interface Run {
        Measured of(Duration length);
    }

    /** In turns, so that whatever else the machine does meets both. */
    private static Row compared(String what, int bytes, double target, Duration warmUp, Run ours, Run theirs) {
        ours.of(warmUp);
        theirs.of(WARM_UP);
        var measured = new ArrayList<Measured>();
        var ratios = new ArrayList<Double>();
        var beside = new ArrayList<Double>();
        var cores = Map.<String, Double>of();
        for (int round = 0; round < ROUNDS; round++) {
            var before = Cores.now();
            var mine = ours.of(LENGTH);
            cores = before.millis(mine.count());
            double other = theirs.of(LENGTH).perSecond();
            measured.add(mine);
            beside.add(other);
            ratios.add(mine.perSecond() / other);
            System.err.printf(Locale.ROOT, "  %s, round %d: %.0f/s against %.0f/s%n", what, round, mine.perSecond(), other);
        }
        measured.sort(Comparator.comparingDouble(Measured::perSecond));
        return new Row(what, measured.get(ROUNDS / 2), bytes, cores, median(beside), median(ratios), target);
    }

    private static Row alone(String what, List<String> paths, URI server) {
        var questions = paths.stream().map(Connection::question).toList();
        var before = Cores.now();
        var measured = asked(server, questions, LENGTH);
        int bytes = sample(server, questions.subList(0, 1)).body().limit();
        return new Row(what, measured, bytes, before.millis(measured.count()), Double.NaN, Double.NaN, 0);
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }

    private static Measured asked(URI server, List<byte[]> questions, Duration length) {
        return asked(server, questions, new AtomicLong(), length);
    }

    private static Measured asked(URI server, List<byte[]> questions, AtomicLong next, Duration length) {
        var connections = IntStream.range(0, CONNECTIONS).mapToObj(_ -> new Connection(server)).toList();
        try {
            return Measured.closedLoop(CONNECTIONS, length, (worker, _) -> {
                var answer = connections.get(worker).ask(of(questions, next));
                if (answer.status() != 200) {
                    throw new IllegalStateException("It answers " + answer.status());
                }
            });
        } finally {
            connections.forEach(Connection::close);
        }
    }
}
