package org.palimpsest.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.palimpsest.engines.Engines;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.EntryEvent.BodyRevised;
import org.palimpsest.events.EntryEvent.DraftStarted;
import org.palimpsest.events.EntryEvent.SlugAssigned;
import org.palimpsest.events.EventMetadata;
import org.palimpsest.events.Role;
import org.palimpsest.events.text.Node;

/** What those who read an entry notice of others who ask for long differences without a pause. */
final class DifferencesBench {
    private static final int ASKERS = 32;
    private static final int PAGES_PER_SECOND = 40;
    private static final Duration LENGTH = Duration.ofSeconds(20);
    /** Pages, after which the compiler is done with most of the way of one. */
    private static final int WARM_UP = 5_000;

    private static final String OWNER = "person-0";
    /** About 20 kB. */
    private static final int WORDS = 2_800;

    /** Of which every word is another than in the one before. */
    private static final int STATES = 12;

    private final Engines engines;
    private final Logs logs;

    DifferencesBench(Engines engines, Logs logs) {
        this.engines = engines;
        this.logs = logs;
    }

    /**
     * The 99th percentile of an entry's page, at a steady rate.
     *
     * @param pairs how many different differences are asked for; a result is kept, so only many are computed again and again
     */
    Comparison pages(int pairs) {
        var database = logs.database();
        var engine = FilledLog.engine(database);
        FilledLog.create(engine, FilledLog.section(1));
        var life = Life.commits(1);
        life.forEach(engine::appendEvents);
        var slug = life.stream()
                .flatMap(commit -> commit.stream().map(DomainEventMessage::getPayload))
                .filter(SlugAssigned.class::isInstance)
                .map(event -> ((SlugAssigned) event).slug())
                .findFirst()
                .orElseThrow();
        var entry = UUID.randomUUID();
        engine.appendEvents(message(entry, 0, new DraftStarted(entry, FilledLog.section(1), OWNER, null)));
        for (int state = 1; state <= STATES; state++) {
            engine.appendEvents(message(entry, state, new BodyRevised(entry, 1, body(state))));
        }
        long last = engine.headPosition();
        try (var service = Service.start("query-service", engines, database)) {
            service.awaitReady();
            var reader = Service.token("person-1", "CONTRIBUTOR");
            var owner = Service.token(OWNER, "CONTRIBUTOR");
            Runnable page = () -> service.ask("GET", "/entries/" + slug, reader, "");
            service.ask("GET", "/entries/" + slug, reader, "", "Palimpsest-Position", Long.toString(last));
            for (int i = 0; i < WARM_UP; i++) {
                page.run();
            }
            return Comparison.times(
                    "p99 of an entry's page beside " + ASKERS + " who ask for " + pairs + " differences of 20 kB, against alone",
                    1.5,
                    () -> beside(service, owner, entry, last, pairs, page),
                    () -> p99(page));
        }
    }

    private static double p99(Runnable page) {
        return Measured.openLoop(PAGES_PER_SECOND, LENGTH, (_, _) -> page.run()).percentileMillis(99);
    }

    private static double beside(Service service, String owner, UUID entry, long last, int pairs, Runnable page) {
        var over = new AtomicBoolean();
        var answers = new LongAdder();
        var asking = Thread.ofPlatform().start(() -> Measured.together(ASKERS, asker -> {
            for (long round = asker; !over.get(); round++) {
                long pair = round % pairs;
                long from = last - 1 - pair % (STATES - 1);
                long to = pair < STATES - 1 ? from + 1 : last - pair / (STATES - 1);
                service.askFor("/api/entries/" + entry + "/differences?from=" + from + "&to=" + to, owner);
                answers.increment();
            }
        }));
        double p99 = p99(page);
        over.set(true);
        try {
            asking.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        System.err.printf("  %,d differences answered or refused meanwhile%n", answers.sum());
        return p99;
    }

    private static Node body(int state) {
        var words = Words.of(new SplittableRandom(state), WORDS);
        return new Node("doc", Map.of(), List.of(Texts.paragraph(words)), List.of(), null);
    }

    private static DomainEventMessage<?> message(UUID entry, long sequence, EntryEvent event) {
        return new GenericDomainEventMessage<>("entry", entry.toString(), sequence, event,
                Map.of(EventMetadata.PERSON, OWNER, EventMetadata.ROLE, Role.OWNER.name()));
    }
}
