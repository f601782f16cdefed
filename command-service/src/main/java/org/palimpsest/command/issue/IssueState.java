package org.palimpsest.command.issue;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.palimpsest.command.issue.IssueCommand.Details;
import org.palimpsest.events.IssueEvent;
import org.palimpsest.events.IssueEvent.EntryAddedToIssue;
import org.palimpsest.events.IssueEvent.EntryRemovedFromIssue;
import org.palimpsest.events.IssueEvent.IssueDetailsChanged;
import org.palimpsest.events.IssueEvent.IssuePlanned;
import org.palimpsest.events.IssueEvent.IssuePublished;
import org.palimpsest.events.IssueEvent.IssueReordered;
import org.palimpsest.permission.IssuePermissions.Stage;

/** All of an issue that decisions need: the fold of its events. {@code entries} in their order. */
record IssueState(Stage stage, String section, Details details, List<UUID> entries) {
    /** Where every fold begins: there is none. */
    static final IssueState NONE = new IssueState(Stage.NONE, "", new Details("", "", 0, null), List.of());

    IssueState {
        entries = List.copyOf(entries);
    }

    static IssueState evolve(IssueState state, IssueEvent event) {
        return switch (event) {
            case IssuePlanned e ->
                new IssueState(Stage.PLANNED, e.section(), new Details(e.volume(), e.number(), e.year(), e.title()), List.of());
            case IssueDetailsChanged e ->
                new IssueState(
                        state.stage, state.section, new Details(e.volume(), e.number(), e.year(), e.title()), state.entries);
            case EntryAddedToIssue e -> {
                var more = new ArrayList<>(state.entries);
                more.add(e.entryId());
                yield state.with(more);
            }
            case EntryRemovedFromIssue e ->
                state.with(state.entries.stream().filter(one -> !one.equals(e.entryId())).toList());
            case IssueReordered e -> state.with(e.entries());
            case IssuePublished _ -> new IssueState(Stage.PUBLISHED, state.section, state.details, state.entries);
        };
    }

    private IssueState with(List<UUID> others) {
        return new IssueState(stage, section, details, others);
    }
}
