package org.palimpsest.benchmarks;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.palimpsest.command.CommandMetadata;
import org.palimpsest.command.CommandResult;
import org.palimpsest.command.entry.EntryAggregate;
import org.palimpsest.command.entry.EntryCommand.ReviseDraft;
import org.palimpsest.command.key.UniqueKeys;
import org.palimpsest.command.person.People;
import org.palimpsest.command.section.Sections;
import org.palimpsest.events.Content;
import org.palimpsest.events.EntryEvent.DraftStarted;
import org.palimpsest.events.EntryEvent.TitleRevised;
import org.palimpsest.events.EventMetadata;
import org.palimpsest.events.Role;
import org.palimpsest.eventstore.MongoEventStorageEngine;
import org.palimpsest.eventstore.MongoEventStore;
import org.palimpsest.eventstore.SnapshotPolicy;
import org.palimpsest.permission.Caller;

/** Entries as the command service loads them: its handler, repository, snapshots and all, given what changes nothing. */
final class SnapshotBench {
    private static final String OWNER = "owner";
    private static final Duration LENGTH = Duration.ofSeconds(3);

    /** No divisor of how often snapshots are taken, so that some events are always left to fold. */
    private static final int BETWEEN_LOADS = 30;

    private final MongoEventStorageEngine engine;
    private final MessageHandler<CommandMessage<?>> handler;

    SnapshotBench(Logs logs) {
        engine = FilledLog.engine(logs.database(), EntryAggregate.snapshots());
        FilledLog.create(engine, FilledLog.section(0));
        var events = MongoEventStore.over(engine);
        handler = EntryAggregate.handler(events, new Sections(events), new People(events), new UniqueKeys(events), Clock.systemUTC(),
                task -> Thread.ofVirtual().start(task),
                snapshots -> new SnapshotPolicy(
                        snapshots, EntryAggregate.SNAPSHOT_AFTER, EntryAggregate.SNAPSHOT_AGE, Clock.systemUTC()));
    }

    Comparison loading() {
        var longer = entry(10_000);
        var shorter = entry(100);
        return Comparison.times("loading an entry of 10,000 events, against one of 100", 2,
                () -> millis(longer, 10_000), () -> millis(shorter, 100));
    }

    private double millis(UUID entry, int events) {
        return Measured.closedLoop(1, LENGTH, (_, _) -> load(entry, events)).meanMillis();
    }

    /** Loaded now and then while its events are appended, as when somebody edits it. */
    private UUID entry(int events) {
        var id = UUID.randomUUID();
        append(id, 0, new DraftStarted(id, FilledLog.section(0), OWNER));
        for (int i = 1; i < events; i++) {
            append(id, i, new TitleRevised(id, title(i + 1)));
            if (i % BETWEEN_LOADS == 0) {
                load(id, i + 1);
            }
        }
        return id;
    }

    private void append(UUID id, int sequence, Object event) {
        engine.appendEvents(new GenericDomainEventMessage<>("entry", id.toString(), sequence, event,
                Map.of(EventMetadata.PERSON, OWNER, EventMetadata.ROLE, Role.OWNER.name())));
    }

    private static String title(int events) {
        return "As of event " + events;
    }

    private void load(UUID id, int events) {
        var same = new Content(title(events), null, null, List.of(), List.of(), Content.EMPTY.body(), List.of(), null);
        var caller = new Caller(OWNER, Set.of(Role.CONTRIBUTOR));
        CommandMessage<?> command =
                new GenericCommandMessage<>(new ReviseDraft(id, same), Map.of(CommandMetadata.CALLER, caller));
        var handled = DefaultUnitOfWork.startAndGet(command).executeWithResult(() -> handler.handle(command)).getPayload();
        if (((CommandResult) handled).sequence() != events - 1) {
            throw new IllegalStateException("Not what was to be loaded: " + handled);
        }
    }
}
