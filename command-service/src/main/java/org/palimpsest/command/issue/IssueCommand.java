package org.palimpsest.command.issue;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can be asked of an issue of a journal. Who may ask it, and when, is told by {@link
 * org.palimpsest.permission.IssuePermissions}. */
public sealed interface IssueCommand {
    UUID issueId();

    /** What an issue is called. Volume and number are alone in their section. */
    record Details(String volume, String number, int year, @Nullable String title) {}

    record PlanIssue(UUID issueId, String section, Details details) implements IssueCommand {}

    record ChangeIssue(UUID issueId, Details details) implements IssueCommand {}

    /** Puts an accepted entry of the same section at the end. */
    record AddToIssue(UUID issueId, UUID entryId) implements IssueCommand {}

    /** Takes an entry out. One that is not in it makes no event. */
    record RemoveFromIssue(UUID issueId, UUID entryId) implements IssueCommand {}

    /** Gives the entries another order; names each of them once. */
    record ReorderIssue(UUID issueId, List<UUID> entries) implements IssueCommand {}

    /**
     * Publishes the issue and each of its entries, or nothing.
     *
     * @param embargoUntil the moment before which readers do not get the texts; those that they have already stay theirs
     */
    record PublishIssue(UUID issueId, @Nullable Instant embargoUntil) implements IssueCommand {
        /** For everybody to read. */
        public PublishIssue(UUID issueId) {
            this(issueId, null);
        }
    }
}
