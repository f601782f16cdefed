package org.palimpsest.command.entry;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Content;
import org.palimpsest.events.Recommendation;

/** What can be asked of an entry. Who may ask it, and when, is told by {@link EntryRules}. */
public sealed interface EntryCommand {
    UUID entryId();

    /** Begins an entry. The content may be incomplete; without a slug, one is made of the title at submission. */
    record StartDraft(UUID entryId, String section, @Nullable String slug, Content content) implements EntryCommand {}

    /** Replaces the content of the working draft: what is left out is emptied. Unchanged fields make no event. */
    record ReviseDraft(UUID entryId, Content content) implements EntryCommand {}

    /** Hands the draft to the editors: the first time and, after requested revisions, again as the next round. */
    record SubmitEntry(UUID entryId) implements EntryCommand {}

    record AssignReviewer(UUID entryId, String reviewer) implements EntryCommand {}

    record SubmitReview(UUID entryId, Recommendation recommendation, String toAuthor, @Nullable String toEditor)
            implements EntryCommand {}

    record RequestRevisions(UUID entryId, String message) implements EntryCommand {}

    record AcceptEntry(UUID entryId, @Nullable String message) implements EntryCommand {}

    record DeclineEntry(UUID entryId, String message) implements EntryCommand {}

    record PublishEntry(UUID entryId) implements EntryCommand {}

    /** Opens the published entry for its next version; the published one stays readable. */
    record StartRevision(UUID entryId) implements EntryCommand {}

    record WithdrawEntry(UUID entryId, String reason) implements EntryCommand {}

    record ReinstateEntry(UUID entryId, String reason) implements EntryCommand {}
}
