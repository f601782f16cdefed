package org.palimpsest.events;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happens to one issue of a journal, in the order of its stream. */
public sealed interface IssueEvent extends DomainEvent {
    UUID issueId();

    /** The stream of an issue. */
    static String stream(String issueId) {
        return "issue:" + issueId;
    }

    /** An issue of the journal that {@code section} belongs to is being put together. {@code year} is that on its cover. */
    @EventType("issue.planned")
    record IssuePlanned(UUID issueId, String section, String volume, String number, int year, @Nullable String title)
            implements IssueEvent {}

    /** All of what an issue is called. */
    @EventType("issue.details-changed")
    record IssueDetailsChanged(UUID issueId, String volume, String number, int year, @Nullable String title)
            implements IssueEvent {}

    /** The entry is the last one of the issue. */
    @EventType("issue.entry-added")
    record EntryAddedToIssue(UUID issueId, UUID entryId) implements IssueEvent {}

    @EventType("issue.entry-removed")
    record EntryRemovedFromIssue(UUID issueId, UUID entryId) implements IssueEvent {}

    /** All entries of the issue, in their order. */
    @EventType("issue.reordered")
    record IssueReordered(UUID issueId, List<UUID> entries) implements IssueEvent {
        public IssueReordered {
            entries = Content.list(entries);
        }
    }

    /**
     * The issue became readable, and each of {@code entries} with it, in the same commit. It carries all of what it is called,
     * so that readers need no fold.
     */
    @EventType("issue.published")
    record IssuePublished(
            UUID issueId, String section, String volume, String number, int year, @Nullable String title, List<UUID> entries)
            implements IssueEvent {
        public IssuePublished {
            entries = Content.list(entries);
        }
    }
}
