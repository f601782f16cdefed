package org.palimpsest.command.issue;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.palimpsest.command.Decider;
import org.palimpsest.command.Decision;
import org.palimpsest.command.Refused;
import org.palimpsest.command.Refused.Reason;
import org.palimpsest.command.Text;
import org.palimpsest.command.Violations;
import org.palimpsest.command.entry.EntryCommand.PublishInIssue;
import org.palimpsest.command.issue.IssueCommand.AddToIssue;
import org.palimpsest.command.issue.IssueCommand.ChangeIssue;
import org.palimpsest.command.issue.IssueCommand.Details;
import org.palimpsest.command.issue.IssueCommand.PlanIssue;
import org.palimpsest.command.issue.IssueCommand.PublishIssue;
import org.palimpsest.command.issue.IssueCommand.RemoveFromIssue;
import org.palimpsest.command.issue.IssueCommand.ReorderIssue;
import org.palimpsest.command.section.SectionState;
import org.palimpsest.events.IssueEvent;
import org.palimpsest.events.IssueEvent.EntryAddedToIssue;
import org.palimpsest.events.IssueEvent.EntryRemovedFromIssue;
import org.palimpsest.events.IssueEvent.IssueDetailsChanged;
import org.palimpsest.events.IssueEvent.IssuePlanned;
import org.palimpsest.events.IssueEvent.IssuePublished;
import org.palimpsest.events.IssueEvent.IssueReordered;
import org.palimpsest.events.SectionKind;
import org.palimpsest.permission.Caller;
import org.palimpsest.permission.EntryStage;
import org.palimpsest.permission.IssuePermissions;
import org.palimpsest.permission.IssuePermissions.Action;
import org.palimpsest.permission.Permission;

/** What follows from a command to an issue of a journal. */
final class JournalIssue implements Decider<IssueCommand, IssueState, IssueEvent, JournalIssue.Context> {
    static final int LONGEST_NUMBER = 20;
    static final int LONGEST_TITLE = 200;
    static final int FIRST_YEAR = 1600;
    static final int LAST_YEAR = 2999;
    /** It is published in one commit, which has bounds. */
    static final int MOST_ENTRIES = 200;

    static final long HEAVIEST = 10_000_000;
    /** Stands in addresses. */
    static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,19}");

    private static final String VALID_NUMBER = "up to 20 letters, digits, dots and hyphens, such as 22 or S2";

    /**
     * What a decision needs beside command and state.
     *
     * @param section that the issue is or shall be of; null where there is none, or where the command needs none
     * @param taken whether another issue of the section has the volume and number that this one shall have
     * @param candidate the entry that is to be added; null where there is none
     * @param weight of all entries that are to be published, in bytes, roughly
     */
    record Context(@Nullable SectionState section, boolean taken, @Nullable Candidate candidate, long weight) {}

    /** An entry that is to be added. {@code elsewhere}: whether it is in another issue. */
    record Candidate(EntryStage stage, String section, boolean elsewhere) {}

    @Override
    public String id(IssueCommand command) {
        return command.issueId().toString();
    }

    @Override
    public Permission permission(IssueCommand command, IssueState state, Caller caller) {
        var action = switch (command) {
            case PlanIssue _ -> Action.PLAN;
            case ChangeIssue _, AddToIssue _, RemoveFromIssue _, ReorderIssue _ -> Action.CHANGE;
            case PublishIssue _ -> Action.PUBLISH;
        };
        var section = command instanceof PlanIssue plan ? Text.orEmpty(plan.section()) : state.section();
        return IssuePermissions.permission(action, command.issueId(), section, state.stage(), caller);
    }

    @Override
    public Decision<IssueEvent> decide(IssueCommand command, IssueState state, Context context) {
        return switch (command) {
            case PlanIssue c -> plan(c, context);
            case ChangeIssue c -> change(c, state, context);
            case AddToIssue c -> add(c, state, context);
            case RemoveFromIssue c -> remove(c, state);
            case ReorderIssue c -> reorder(c, state);
            case PublishIssue c -> publish(c, state, context);
        };
    }

    @Override
    public IssueState evolve(IssueState state, IssueEvent event) {
        return IssueState.evolve(state, event);
    }

    private static Decision<IssueEvent> plan(PlanIssue c, Context context) {
        var violations = new Violations();
        if (context.section == null || context.section.kind() != SectionKind.JOURNAL) {
            violations.add("section", "Only a journal's section has issues.", "the slug of a journal's section");
        }
        var details = checked(c.details(), context.taken, violations);
        var planned = new IssuePlanned(
                c.issueId(), c.section(), details.volume(), details.number(), details.year(), details.title());
        return new Decision<>(List.of(planned), Set.of(key(c.section(), details)), Set.of());
    }

    private static Decision<IssueEvent> change(ChangeIssue c, IssueState state, Context context) {
        var details = checked(c.details(), context.taken, new Violations());
        if (details.equals(state.details())) {
            return Decision.of(List.of());
        }
        var changed = new IssueDetailsChanged(
                c.issueId(), details.volume(), details.number(), details.year(), details.title());
        var before = key(state.section(), state.details());
        var after = key(state.section(), details);
        return before.equals(after)
                ? Decision.of(List.of(changed))
                : new Decision<>(List.of(changed), Set.of(after), Set.of(before));
    }

    @SuppressWarnings("NullAway") // what is left out of JSON is null, whatever the types promise
    private static Details checked(Details sent, boolean taken, Violations violations) {
        var details = new Details(Text.orEmpty(sent.volume()), Text.orEmpty(sent.number()), sent.year(), Text.clean(sent.title()));
        number("volume", details.volume(), violations);
        number("number", details.number(), violations);
        if (details.year() < FIRST_YEAR || details.year() > LAST_YEAR) {
            violations.add("year", "This is not possible.", FIRST_YEAR + " to " + LAST_YEAR);
        }
        violations.line("title", details.title(), LONGEST_TITLE);
        if (taken) {
            violations.add("number", "There is another issue with this volume and number.", "a number that is free");
        }
        violations.check();
        return details;
    }

    private static void number(String path, String text, Violations violations) {
        violations.present(path, text.isEmpty() ? null : text, VALID_NUMBER);
        violations.pattern(path, text.isEmpty() ? null : text, NUMBER, VALID_NUMBER);
    }

    @SuppressWarnings("NullAway") // what is left out of JSON is null, whatever the types promise
    private static Decision<IssueEvent> add(AddToIssue c, IssueState state, Context context) {
        var violations = new Violations();
        violations.present("entry", c.entryId(), "the id of an accepted entry");
        violations.check();
        if (state.entries().contains(c.entryId())) {
            return Decision.of(List.of());
        }
        var candidate = context.candidate;
        if (candidate == null || !candidate.section.equals(state.section())) {
            violations.add("entry", "There is no such entry in the issue’s section.", "the id of an accepted entry");
        } else if (candidate.stage != EntryStage.ACCEPTED) {
            violations.add("entry", "The entry is " + candidate.stage.words() + ".", "the id of an accepted entry");
        } else if (candidate.elsewhere) {
            violations.add("entry", "The entry is in another issue.", "an entry that is in none");
        }
        violations.check();
        if (state.entries().size() >= MOST_ENTRIES) {
            throw new Refused(Reason.WRONG_STATE, "The issue has " + MOST_ENTRIES + " entries, the most it can have.");
        }
        return new Decision<>(
                List.of(new EntryAddedToIssue(c.issueId(), c.entryId())), Set.of(key(c.entryId())), Set.of());
    }

    private static Decision<IssueEvent> remove(RemoveFromIssue c, IssueState state) {
        return state.entries().contains(c.entryId())
                ? new Decision<>(
                        List.of(new EntryRemovedFromIssue(c.issueId(), c.entryId())), Set.of(), Set.of(key(c.entryId())))
                : Decision.of(List.of());
    }

    @SuppressWarnings("NullAway") // what is left out of JSON is null, whatever the types promise
    private static Decision<IssueEvent> reorder(ReorderIssue c, IssueState state) {
        var violations = new Violations();
        if (c.entries() == null
                || c.entries().size() != state.entries().size()
                || !new HashSet<>(c.entries()).equals(new HashSet<>(state.entries()))) {
            violations.add("entries", "These are not the entries of the issue.", "each entry of the issue once");
        }
        violations.check();
        return c.entries().equals(state.entries())
                ? Decision.of(List.of())
                : Decision.of(List.of(new IssueReordered(c.issueId(), c.entries())));
    }

    private static Decision<IssueEvent> publish(PublishIssue c, IssueState state, Context context) {
        if (state.entries().isEmpty()) {
            throw new Refused(Reason.WRONG_STATE, "The issue has no entries yet.");
        }
        if (context.weight > HEAVIEST) {
            throw new Refused(
                    Reason.WRONG_STATE,
                    "The texts of this issue are " + context.weight / 1_000_000 + " MB together; as one, at most "
                            + HEAVIEST / 1_000_000 + " MB can be published. Take some out, or make them shorter.");
        }
        if (context.section == null) {
            throw new IllegalStateException("section " + state.section() + " of an issue is not there");
        }
        var journal = context.section.journal();
        var details = state.details();
        var published = new IssuePublished(
                c.issueId(),
                state.section(),
                details.volume(),
                details.number(),
                details.year(),
                details.title(),
                state.entries());
        return new Decision<>(
                List.of(published),
                Set.of(),
                // An entry's next version may be in another issue.
                state.entries().stream().map(JournalIssue::key).collect(Collectors.toUnmodifiableSet()),
                state.entries().stream()
                        .map(entry -> new PublishInIssue(entry, journal, details.volume(), details.number(), c.embargoUntil()))
                        .toList());
    }

    /** The unique key that stands for volume and number in a section; people do not tell S2 from s2. */
    static String key(String section, Details details) {
        return ("issue-number:" + section + "/" + details.volume() + "/" + details.number()).toLowerCase(Locale.ROOT);
    }

    /** The unique key that an issue holds as long as this entry waits in it. */
    static String key(UUID entry) {
        return "issue-entry:" + entry;
    }
}
