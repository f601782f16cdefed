package org.palimpsest.events;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What happens to one comment under a published entry. What is said in it, and by whom, is sealed under a key of this comment
 * alone, so that it can be forgotten without anything else.
 */
public sealed interface CommentEvent extends DomainEvent {
    /** What {@link Personal#field} says of the name of a commenter who has no account. */
    String NAME = "commenter-name";

    /** The same of their e-mail address, which nobody is ever shown. */
    String EMAIL = "commenter-email";

    /** The same of what a comment says. */
    String TEXT = "comment-text";

    /** The same of why somebody has reported a comment. */
    String REPORT = "comment-report";

    UUID commentId();

    /** The name of the stream in which everything about a comment stands. */
    static String stream(UUID commentId) {
        return "comment:" + commentId;
    }

    /** Under whose key its texts are sealed, see {@link Personal#person}: no account has such an id. */
    static String key(UUID commentId) {
        return "comment-" + commentId;
    }

    /**
     * Somebody commented on an entry.
     *
     * @param section slug of the entry's section at that moment
     * @param above the comments under which it stands, the outermost first; at most two, so that however long people talk a
     *     page indents twice
     * @param replyTo the comment that it answers, if it answers one; not always the last of {@code above}
     * @param person id of the account; null for a commenter who has none
     * @param name absent, like {@code email}, for a commenter with an account, which has both
     * @param commenter stands for the person or the e-mail address; from it nobody can tell either
     * @param waits whether it is shown only when an editor has approved it
     * @param suspicions why it may be spam; it waits if there are any
     */
    @EventType("comment.posted")
    record CommentPosted(
            UUID commentId,
            UUID entryId,
            String section,
            List<UUID> above,
            @Nullable UUID replyTo,
            @Nullable String person,
            @Nullable Personal name,
            @Nullable Personal email,
            String commenter,
            Personal text,
            boolean waits,
            List<Suspicion> suspicions)
            implements CommentEvent {
        public CommentPosted {
            above = List.copyOf(above);
            suspicions = List.copyOf(suspicions);
            if (name != null) {
                name.mustBe(key(commentId), NAME);
            }
            if (email != null) {
                email.mustBe(key(commentId), EMAIL);
            }
            text.mustBe(key(commentId), TEXT);
        }
    }

    /** An editor lets it be shown, or lets it stay: what was reported is settled. */
    @EventType("comment.approved")
    record CommentApproved(UUID commentId) implements CommentEvent {}

    /** It is shown to readers no longer, or never was; what was reported is settled. */
    @EventType("comment.rejected")
    record CommentRejected(UUID commentId, @Nullable String reason) implements CommentEvent {}

    /** A reader thinks that an editor should look at it. {@code reporter} is an opaque id, of an account or of a moment. */
    @EventType("comment.reported")
    record CommentReported(UUID commentId, String reporter, Personal reason) implements CommentEvent {
        public CommentReported {
            reason.mustBe(key(commentId), REPORT);
        }
    }

    /** The person who wrote it may not comment any more: in {@code section}, or anywhere if that is null. */
    @EventType("comment.commenter-blocked")
    record CommenterBlocked(UUID commentId, @Nullable String section, @Nullable String reason) implements CommentEvent {}

    /** They may again where this comment had them blocked. {@code section} as in {@link CommenterBlocked}. */
    @EventType("comment.commenter-unblocked")
    record CommenterUnblocked(UUID commentId, @Nullable String section) implements CommentEvent {}

    /** What it says and who said it is to be forgotten: its key is erased. */
    @EventType("comment.erased")
    record CommentErased(UUID commentId) implements CommentEvent {}
}
