package org.palimpsest.query.desk;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Credits;
import org.palimpsest.events.Recommendation;
import org.palimpsest.permission.EntryStage;
import org.palimpsest.query.entry.Handling;

/**
 * The beginnings of what lies on one person's desk, at most 50 of each of its piles: what is their turn first, then what is the
 * turn of others, then what is done. All of it comes in {@linkplain Part parts}.
 *
 * @param drafts what they own, or owned and handed over, last changed first
 * @param offers what they are asked to own, the entry begun last first
 * @param invitations to review that wait for their answer
 * @param reviews what they were assigned to, the entry begun last first
 * @param queue what waits for editors, longest unchanged first; empty for everybody else
 * @param credits what they are credited for, or say so, the entry begun last first
 */
public record DeskPage(
        List<Draft> drafts,
        List<Offered> offers,
        List<Invited> invitations,
        List<Review> reviews,
        List<Queued> queue,
        List<Credited> credits) {

    /**
     * An entry of one's own. {@code sequence} is its ETag's number, {@code version} the latest published one or 0; {@code handedOver}:
     * somebody else owns it by now.
     */
    public record Draft(
            UUID id,
            long sequence,
            String section,
            @Nullable String slug,
            @Nullable String title,
            EntryStage stage,
            int round,
            int version,
            boolean withdrawn,
            boolean handedOver,
            Instant changedAt) {}

    /**
     * An entry that somebody is asked to own.
     *
     * @param owner who owns it now
     * @param by who offers it: the owner, an editor or an administrator
     * @param reason absent where nothing was said
     */
    public record Offered(
            UUID id, String section, @Nullable String title, String owner, String by, @Nullable String reason) {}

    /**
     * An invitation to review.
     *
     * @param due the last day for the review, as in {@code 2026-12-24}
     * @param position of the event by which it came
     */
    public record Invited(
            UUID id,
            String section,
            @Nullable String title,
            int round,
            String due,
            long position,
            Instant invitedAt) {}

    /** One's part in a round. {@code due}: the review is awaited now. {@code author} is absent where it is hidden. */
    public record Review(
            UUID id,
            String section,
            @Nullable String title,
            @Nullable String author,
            int round,
            boolean due,
            Instant assignedAt,
            @Nullable Instant reviewedAt,
            @Nullable Recommendation recommendation) {}

    /**
     * Something for editors to move on.
     *
     * @param handling which editor sees to it; absent where none ever did
     * @param due the day by which the first of the reviews is due that are awaited, as in {@code 2026-12-24}; absent where none is
     * @param awaited whose reviews these are
     * @param asked whose answer to an invitation is awaited
     */
    public record Queued(
            UUID id,
            long sequence,
            String section,
            @Nullable String slug,
            @Nullable String title,
            String owner,
            int round,
            Waiting waiting,
            int reviewersAssigned,
            int reviewsDone,
            int reviewsRequired,
            Instant changedAt,
            @Nullable Handling handling,
            @Nullable String due,
            List<String> awaited,
            List<String> asked) {}

    /**
     * An entry that somebody is credited for, or says so.
     *
     * @param slug absent before the first publication
     * @param title absent, like {@code stage}, for who is no author of it by now
     * @param round 0 likewise
     * @param contributor the name by which they are credited
     * @param credit how it stands with that
     * @param reason why a claim was declined, or what they themselves have said; absent where nothing was
     */
    public record Credited(
            UUID id,
            String section,
            @Nullable String slug,
            @Nullable String title,
            @Nullable EntryStage stage,
            int round,
            int version,
            boolean withdrawn,
            String contributor,
            Credits.Stage credit,
            @Nullable String reason) {}

    /** What an entry in the queue waits for. */
    public enum Waiting {
        /** More reviewers: fewer are assigned than reviews required. */
        REVIEWERS,
        /** Reviews: enough reviewers are assigned, not enough have reviewed. */
        REVIEWS,
        /** A decision: all required reviews are there. */
        DECISION,
        /** Publication: it has been accepted. */
        PUBLICATION
    }
}
