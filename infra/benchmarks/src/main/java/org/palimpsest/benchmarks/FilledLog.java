package org.palimpsest.benchmarks;

import com.mongodb.client.MongoDatabase;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ObjIntConsumer;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.palimpsest.events.Anonymity;
import org.palimpsest.events.CommentPolicy;
import org.palimpsest.events.EventMetadata;
import org.palimpsest.events.EventTypes.Named;
import org.palimpsest.events.Policy;
import org.palimpsest.events.Role;
import org.palimpsest.events.SectionEvent.SectionCreated;
import org.palimpsest.events.SectionKind;
import org.palimpsest.eventstore.MongoEventStorageEngine;
import org.palimpsest.eventstore.personal.MasterKeys;
import org.palimpsest.eventstore.personal.MongoPersonKeys;
import org.palimpsest.log.EventLog;

/** A log of Palimpsest's own events. */
final class FilledLog {
    static final int SECTIONS = 12;
    static final Policy POLICY = new Policy(1, Anonymity.ALL_IDENTITIES_VISIBLE, CommentPolicy.MODERATED, "CC-BY-4.0");
    static final String MASTER_KEY = MasterKeys.generate();

    private static final int WRITERS = 64;
    private static final int AT_ONCE = 64;

    private FilledLog() {}

    static MongoEventStorageEngine engine(MongoDatabase database, Named... more) {
        var keys = new MongoPersonKeys(database, MasterKeys.of(MASTER_KEY));
        return MongoEventStorageEngine.builder()
                .database(database)
                .eventSerializer(EventLog.serializer(keys, List.of(more)))
                .upcasterChain(EventLog.upcasters())
                .build();
    }

    static String section(int number) {
        return "section-" + number;
    }

    static void create(MongoEventStorageEngine engine, String slug) {
        engine.appendEvents(new GenericDomainEventMessage<>("section", "section:" + slug, 0,
                new SectionCreated(slug, "Section " + slug, SectionKind.KNOWLEDGE_BASE, null, POLICY),
                Map.of(EventMetadata.PERSON, "person-0", EventMetadata.ROLE, Role.ADMINISTRATOR.name())));
    }

    /**
     * Writes at least so many. Thousands of entries are under way at a time, as where people take days over each step, so
     * that the events of one entry stand far apart.
     */
    static void fill(MongoDatabase database, long events) {
        System.err.printf("  filling a log with %,d events%n", events);
        var engine = engine(database);
        IntStream.range(0, SECTIONS).forEach(number -> create(engine, section(number)));
        var written = new LongAdder();
        var next = new AtomicInteger();
        Measured.together(WRITERS, _ -> {
            while (written.sum() < events) {
                int first = next.getAndAdd(AT_ONCE);
                written.add(write(engine, IntStream.range(first, first + AT_ONCE).mapToObj(Life::commits).toList()));
            }
        });
    }

    /** Writes so many entries that have been submitted, and wait for editors. */
    static void submissions(MongoDatabase database, int entries) {
        System.err.printf("  filling a log with %,d submitted entries%n", entries);
        each(database, entries, (engine, number) -> write(engine, List.of(Life.submitted(number))));
    }

    /** Writes these lives, each whole in one commit. */
    static void fill(MongoDatabase database, List<List<List<DomainEventMessage<?>>>> lives) {
        each(database, lives.size(), (engine, number) ->
                engine.appendEvents(lives.get(number).stream().flatMap(List::stream).toList()));
    }

    /** Has the writers write one after the other of so many, in sections that are made first. */
    private static void each(MongoDatabase database, int many, ObjIntConsumer<MongoEventStorageEngine> write) {
        var engine = engine(database);
        IntStream.range(0, SECTIONS).forEach(number -> create(engine, section(number)));
        var next = new AtomicInteger();
        Measured.together(WRITERS, _ -> {
            for (int number = next.getAndIncrement(); number < many; number = next.getAndIncrement()) {
                write.accept(engine, number);
            }
        });
    }

    private static long write(MongoEventStorageEngine engine, List<List<List<DomainEventMessage<?>>>> lives) {
        long written = 0;
        int longest = lives.stream().mapToInt(List::size).max().orElseThrow();
        for (int step = 0; step < longest; step++) {
            for (var life : lives) {
                if (step < life.size()) {
                    engine.appendEvents(life.get(step));
                    written += life.get(step).size();
                }
            }
        }
        return written;
    }
}
