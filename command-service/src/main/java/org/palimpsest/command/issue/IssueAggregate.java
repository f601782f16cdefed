package org.palimpsest.command.issue;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
import org.palimpsest.command.AggregateHandler;
import org.palimpsest.command.DecidedAggregate;
import org.palimpsest.command.Refused;
import org.palimpsest.command.Text;
import org.palimpsest.command.entry.Entries;
import org.palimpsest.command.entry.EntryCommand;
import org.palimpsest.command.issue.IssueCommand.AddToIssue;
import org.palimpsest.command.issue.IssueCommand.ChangeIssue;
import org.palimpsest.command.issue.IssueCommand.Details;
import org.palimpsest.command.issue.IssueCommand.PlanIssue;
import org.palimpsest.command.issue.IssueCommand.PublishIssue;
import org.palimpsest.command.issue.JournalIssue.Candidate;
import org.palimpsest.command.issue.JournalIssue.Context;
import org.palimpsest.command.key.UniqueKeys;
import org.palimpsest.command.section.Sections;
import org.palimpsest.events.IssueEvent;
import org.palimpsest.events.text.Violation;

/** The stream of one issue. */
@AggregateRoot(type = "issue")
public final class IssueAggregate extends DecidedAggregate<IssueState, IssueEvent> {

    IssueAggregate() {
        this(null);
    }

    private IssueAggregate(@Nullable String stream) {
        super(stream, new JournalIssue(), IssueState.NONE);
    }

    /** Takes every {@link IssueCommand}; {@code publishing} takes the {@link EntryCommand}s of an issue's publication. */
    public static MessageHandler<CommandMessage<?>> handler(
            EventStore events, Sections sections, Entries entries, UniqueKeys keys, MessageHandler<CommandMessage<?>> publishing) {
        var issues = EventSourcingRepository.builder(IssueAggregate.class).eventStore(events).build();
        return over(issues, sections, entries, keys, publishing);
    }

    static MessageHandler<CommandMessage<?>> over(
            Repository<IssueAggregate> issues,
            Sections sections,
            Entries entries,
            UniqueKeys keys,
            MessageHandler<CommandMessage<?>> publishing) {
        return new AggregateHandler<>(
                IssueCommand.class,
                new JournalIssue(),
                issues,
                IssueAggregate::new,
                IssueEvent::stream,
                keys,
                (command, state, _) -> context(command, state, sections, entries, keys),
                commands -> publishAll(commands, entries, publishing));
    }

    private static Context context(
            IssueCommand command, IssueState state, Sections sections, Entries entries, UniqueKeys keys) {
        return switch (command) {
            case PlanIssue c ->
                new Context(sections.find(c.section()), isTaken(c, c.section(), c.details(), keys), null, 0);
            case ChangeIssue c -> new Context(null, isTaken(c, state.section(), c.details(), keys), null, 0);
            case AddToIssue c -> new Context(null, false, candidate(c, entries, keys), 0);
            case PublishIssue _ -> {
                long weight = state.entries().stream().mapToLong(entry -> Weight.of(entries.find(entry).content())).sum();
                yield new Context(sections.find(state.section()), false, null, weight);
            }
            default -> new Context(null, false, null, 0);
        };
    }

    private static boolean isTaken(IssueCommand command, @Nullable String section, Details sent, UniqueKeys keys) {
        var details = new Details(Text.orEmpty(sent.volume()), Text.orEmpty(sent.number()), 0, null);
        var held = keys.find(JournalIssue.key(String.valueOf(section), details));
        return held != null && !held.owner().equals(command.issueId().toString());
    }

    @SuppressWarnings("NullAway") // what is left out of JSON is null, whatever the types promise
    private static @Nullable Candidate candidate(AddToIssue c, Entries entries, UniqueKeys keys) {
        if (c.entryId() == null) {
            return null;
        }
        var entry = entries.find(c.entryId());
        var held = keys.find(JournalIssue.key(c.entryId()));
        return new Candidate(
                entry.stage(), entry.section(), held != null && !held.owner().equals(c.issueId().toString()));
    }

    /** Tells of every entry that cannot be published, not only of the first; then the whole commit is given up. */
    private static void publishAll(
            List<CommandMessage<?>> commands, Entries entries, MessageHandler<CommandMessage<?>> publishing)
            throws Exception {
        var refused = new ArrayList<Violation>();
        int place = 0;
        for (var command : commands) {
            try {
                publishing.handle(command);
            } catch (Refused one) {
                if (one.violations().stream().anyMatch(wrong -> wrong.path().equals("embargoUntil"))) {
                    // It is the issue's own field.
                    throw one;
                }
                var entry = entries.find(((EntryCommand) command.getPayload()).entryId());
                var title = entry.suppressions().text(entry.content().title());
                var why = "“" + (title == null ? "Untitled" : title) + "”: " + one.getMessage();
                refused.add(new Violation("entries[" + place + "]", why, "an entry that can be published now"));
            }
            place++;
        }
        if (!refused.isEmpty()) {
            throw new Refused(Refused.Reason.WRONG_STATE, "Not every entry of the issue can be published.", refused);
        }
    }
}
