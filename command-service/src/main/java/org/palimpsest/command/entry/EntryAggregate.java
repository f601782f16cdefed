package org.palimpsest.command.entry;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.Snapshotter;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
import org.palimpsest.command.AggregateHandler;
import org.palimpsest.command.DecidedAggregate;
import org.palimpsest.command.entry.EntryCommand.AssignReviewer;
import org.palimpsest.command.entry.EntryCommand.HandOn;
import org.palimpsest.command.entry.EntryCommand.InviteReviewer;
import org.palimpsest.command.entry.EntryCommand.MoveEmbargo;
import org.palimpsest.command.entry.EntryCommand.PublishEntry;
import org.palimpsest.command.entry.EntryCommand.PublishInIssue;
import org.palimpsest.command.entry.EntryCommand.RunSchedule;
import org.palimpsest.command.entry.EntryCommand.SchedulePublication;
import org.palimpsest.command.entry.EntryCommand.StartDraft;
import org.palimpsest.command.entry.EntryCommand.SubmitEntry;
import org.palimpsest.command.entry.EntryCommand.WithdrawEntry;
import org.palimpsest.command.entry.EntrySnapshots.EntrySnapshot;
import org.palimpsest.command.key.UniqueKeys;
import org.palimpsest.command.person.People;
import org.palimpsest.command.section.SectionState;
import org.palimpsest.command.section.Sections;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.EventTypes.Named;
import org.palimpsest.events.Role;
import org.palimpsest.events.ScheduledStep;

/** The stream of one entry. */
@AggregateRoot(type = "entry")
public final class EntryAggregate extends DecidedAggregate<EntryState, EntryEvent> {
    /** Events after which a snapshot is due; so many come with one round trip to the database. */
    public static final int SNAPSHOT_AFTER = 50;

    /** After which it is due sooner. */
    public static final Duration SNAPSHOT_AGE = Duration.ofDays(1);

    EntryAggregate() {
        this(null);
    }

    private EntryAggregate(@Nullable String stream) {
        super(stream, new Entry(), EntryState.NONE);
    }

    @EventSourcingHandler
    void on(EntrySnapshot snapshot) {
        restore(snapshot.entryId().toString(), snapshot.state());
    }

    /** Under which name the snapshots of entries are kept. */
    public static Named snapshots() {
        return new Named(EntrySnapshot.class, EntrySnapshot.NAME, EntrySnapshot.REVISION);
    }

    /**
     * Takes every {@link EntryCommand} for the entries in {@code events}.
     *
     * @param executor takes snapshots
     * @param policy says when
     */
    public static MessageHandler<CommandMessage<?>> handler(
            EventStore events,
            Sections sections,
            People people,
            UniqueKeys keys,
            InstantSource clock,
            Executor executor,
            Function<Snapshotter, SnapshotTriggerDefinition> policy) {
        var entries = EventSourcingRepository.builder(EntryAggregate.class)
                .eventStore(events)
                .snapshotTriggerDefinition(policy.apply(EntrySnapshots.of(events, executor)))
                .build();
        return over(entries, sections, people, keys, clock);
    }

    static MessageHandler<CommandMessage<?>> over(
            Repository<EntryAggregate> entries, Sections sections, People people, UniqueKeys keys, InstantSource clock) {
        return new AggregateHandler<>(
                EntryCommand.class,
                new Entry(),
                entries,
                EntryAggregate::new,
                id -> id,
                keys,
                (command, state, caller) -> new Entry.Context(
                        caller,
                        isDoneLater(command) ? people.later(caller.id()) : caller,
                        section(command, state, sections),
                        taken(command, state, keys),
                        has(Role.REVIEWER, reviewer(command), state, people),
                        isCredited(reviewer(command), state, people),
                        has(Role.EDITOR, command instanceof HandOn c ? c.editor() : null, state, people),
                        clock.instant()));
    }

    /** Whether something of it is done when nobody is signed in. */
    private static boolean isDoneLater(EntryCommand command) {
        return switch (command) {
            case SchedulePublication _, MoveEmbargo _ -> true;
            case PublishEntry c -> c.embargoUntil() != null;
            case PublishInIssue c -> c.embargoUntil() != null;
            default -> false;
        };
    }

    private static @Nullable SectionState section(EntryCommand command, EntryState state, Sections sections) {
        return switch (command) {
            case StartDraft c -> sections.find(c.section());
            case SubmitEntry _, WithdrawEntry _, RunSchedule _ -> sections.find(state.section());
            default -> null;
        };
    }

    private static Set<String> taken(EntryCommand command, EntryState state, UniqueKeys keys) {
        boolean publishes = command instanceof PublishEntry
                || command instanceof PublishInIssue
                || (command instanceof RunSchedule c && c.step() == ScheduledStep.PUBLISH);
        var wanted = publishes ? Publishing.addresses(command.entryId(), state) : List.<String>of();
        return wanted.stream()
                .filter(slug -> {
                    var held = keys.find(Publishing.key(slug));
                    return held != null && !held.owner().equals(command.entryId().toString());
                })
                .collect(toUnmodifiableSet());
    }

    private static @Nullable String reviewer(EntryCommand command) {
        return switch (command) {
            case AssignReviewer c -> c.reviewer();
            case InviteReviewer c -> c.reviewer();
            default -> null;
        };
    }

    /** By their name, or the ORCID iD that they say is theirs. Whose credit it is by their own word cannot be asked at all. */
    private static boolean isCredited(@Nullable String person, EntryState state, People people) {
        var name = person == null ? null : people.name(person);
        var orcid = person == null ? null : people.profile(person).orcid();
        return state.content().contributors().stream().anyMatch(one ->
                (name != null && one.name().strip().equalsIgnoreCase(name.strip())) || (orcid != null && orcid.equals(one.orcid())));
    }

    private static boolean has(Role role, @Nullable String person, EntryState state, People people) {
        var reach = person == null ? null : people.roles(person).get(role);
        return reach != null && reach.covers(state.section());
    }
}
