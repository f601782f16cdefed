package org.palimpsest.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.palimpsest.engines.Engines;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.EntryEvent.BodyRevised;
import org.palimpsest.events.EntryEvent.DraftStarted;
import org.palimpsest.events.EventMetadata;
import org.palimpsest.events.Role;
import org.palimpsest.events.text.Node;

/** What those who read an entry notice of others who ask for long differences without a pause. */
final class DifferencesBench {
    private static final int ASKERS = 32;
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
     * The entry's page, of which {@link PageBeside} tells.
     *
     * @param pairs how many different differences are asked for; a result is kept, so only many are computed again and again
     */
    Comparison pages(int pairs) {
        var database = logs.database();
        var engine = FilledLog.engine(database);
        FilledLog.create(engine, FilledLog.section(1));
        var life = Life.commits(1);
        life.forEach(engine::appendEvents);
        var entry = UUID.randomUUID();
        engine.appendEvents(message(entry, 0, new DraftStarted(entry, FilledLog.section(1), OWNER, null)));
        for (int state = 1; state <= STATES; state++) {
            engine.appendEvents(message(entry, state, new BodyRevised(entry, 1, body(state))));
        }
        long last = engine.headPosition();
        try (var service = Service.start("query-service", engines, database)) {
            service.awaitReady();
            var owner = Service.token(OWNER, "CONTRIBUTOR");
            return new PageBeside(service, Life.slug(life), last).times(
                    ASKERS,
                    "ask for " + pairs + " differences of 20 kB",
                    (asker, round) -> service.askFor(path(entry, last, (asker + round) % pairs), owner));
        }
    }

    private static String path(UUID entry, long last, long pair) {
        long from = last - 1 - pair % (STATES - 1);
        long to = pair < STATES - 1 ? from + 1 : last - pair / (STATES - 1);
        return "/api/entries/" + entry + "/differences?from=" + from + "&to=" + to;
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
