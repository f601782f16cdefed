package org.palimpsest.command.entry;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Predicate;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.Snapshotter;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
import org.palimpsest.command.CommandMetadata;
import org.palimpsest.command.CommandResult;
import org.palimpsest.command.Precondition;
import org.palimpsest.command.Signature;
import org.palimpsest.command.entry.EntryCommand.StartDraft;
import org.palimpsest.command.entry.EntryCommand.SubmitEntry;
import org.palimpsest.command.key.UniqueKeys;
import org.palimpsest.command.section.SectionState;
import org.palimpsest.command.section.Sections;
import org.palimpsest.events.EntryEvent.SlugAssigned;
import org.palimpsest.events.EventTypes.Named;

/** Takes every {@link EntryCommand}: loads, decides, applies, claims the address in the same commit. Thread-safe. */
public final class EntryHandler implements MessageHandler<CommandMessage<?>> {
    /** Events after which a snapshot is due; so many come with one round trip to the database. */
    public static final int SNAPSHOT_AFTER = 50;

    /** After which it is due sooner. */
    public static final Duration SNAPSHOT_AGE = Duration.ofDays(1);

    private final Repository<EntryAggregate> entries;
    private final Sections sections;
    private final UniqueKeys keys;

    EntryHandler(Repository<EntryAggregate> entries, Sections sections, UniqueKeys keys) {
        this.entries = entries;
        this.sections = sections;
        this.keys = keys;
    }

    /**
     * The handler of the entries in {@code events}.
     *
     * @param executor takes snapshots
     * @param policy says when
     */
    public static EntryHandler on(
            EventStore events,
            Sections sections,
            UniqueKeys keys,
            Executor executor,
            Function<Snapshotter, SnapshotTriggerDefinition> policy) {
        var entries = EventSourcingRepository.builder(EntryAggregate.class)
                .eventStore(events)
                .snapshotTriggerDefinition(policy.apply(EntrySnapshots.of(events, executor)))
                .build();
        return new EntryHandler(entries, sections, keys);
    }

    /** Under which name the snapshots of entries are kept. */
    public static Named snapshots() {
        return new Named(EntrySnapshot.class, EntrySnapshot.NAME, EntrySnapshot.REVISION);
    }

    @Override
    public CommandResult handle(CommandMessage<?> message) throws Exception {
        var command = (EntryCommand) message.getPayload();
        var id = command.entryId().toString();
        // One way for what is there and what is not: decide tells them apart, and a refusal rolls back.
        var entry = entries.loadOrCreate(id, () -> new EntryAggregate(id));
        var state = entry.invoke(EntryAggregate::state);
        var caller = CommandMetadata.caller(message);
        var given = new DecisionContext(caller, Precondition.of(message, entry), section(command, state), freeFor(id));
        var decision = Entry.decide(command, state, given);
        Signature.sign(caller, decision.role());
        entry.execute(root -> root.apply(decision.events()));
        for (var event : decision.events()) {
            if (event instanceof SlugAssigned assigned) {
                keys.claim(key(assigned.slug()), id, null);
            }
        }
        return new CommandResult(id, entry.version());
    }

    private @Nullable SectionState section(EntryCommand command, EntryState state) {
        return switch (command) {
            case StartDraft c -> sections.find(c.section());
            case SubmitEntry c -> sections.find(state.section());
            default -> null;
        };
    }

    private Predicate<String> freeFor(String id) {
        return slug -> {
            var held = keys.find(key(slug));
            return held == null || held.owner().equals(id);
        };
    }

    private static String key(String slug) {
        return "slug:" + slug;
    }
}
