package org.palimpsest.command.comment;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Suspicion;

/** What can be asked of a comment. */
public sealed interface CommentCommand {
    UUID commentId();

    /**
     * Comments on a published entry.
     *
     * @param replyTo the comment under the same entry that it answers
     * @param name needed, like {@code email}, of a commenter who has no account; ignored for one who has
     * @param suspicions what else there is to suspect than what the text itself shows
     */
    record PostComment(
            UUID commentId,
            UUID entryId,
            @Nullable UUID replyTo,
            @Nullable String name,
            @Nullable String email,
            String text,
            List<Suspicion> suspicions)
            implements CommentCommand {
        public PostComment {
            suspicions = List.copyOf(suspicions);
        }
    }

    /** What is shown already and was not reported makes no event. */
    record ApproveComment(UUID commentId) implements CommentCommand {}

    record RejectComment(UUID commentId, @Nullable String reason) implements CommentCommand {}

    /** Makes no event if the caller has reported it already and no editor has looked at it since. */
    record ReportComment(UUID commentId, String reason) implements CommentCommand {}

    /** Takes no more comments from the person who wrote this one: in its section or, with {@code everywhere}, anywhere. */
    record BlockCommenter(UUID commentId, boolean everywhere, @Nullable String reason) implements CommentCommand {}

    /** Ends a block that was made by this comment. */
    record UnblockCommenter(UUID commentId, boolean everywhere) implements CommentCommand {}

    /** Forgets what it says, and who said it, for ever. */
    record EraseComment(UUID commentId) implements CommentCommand {}
}
