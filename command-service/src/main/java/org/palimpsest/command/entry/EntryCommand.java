package org.palimpsest.command.entry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.AttachedFile;
import org.palimpsest.events.Content;
import org.palimpsest.events.Discussion;
import org.palimpsest.events.Recommendation;
import org.palimpsest.events.ScheduledStep;
import org.palimpsest.events.Suppression;
import org.palimpsest.events.VersionKind;

/** What can be asked of an entry. Who may ask it, and when, is told by {@link
 * org.palimpsest.permission.EntryPermissions}. */
public sealed interface EntryCommand {
    UUID entryId();

    /**
     * Begins an entry. The content may be incomplete. The slug is a wish: an entry gets its address when it is published,
     * this one or, without a wish, one made of the title; where another entry has it by then, part of the id follows.
     */
    record StartDraft(UUID entryId, String section, @Nullable String slug, Content content) implements EntryCommand {}

    /** Replaces the content of the working draft: what is left out is emptied. Unchanged fields make no event. */
    record ReviseDraft(UUID entryId, Content content) implements EntryCommand {}

    /**
     * Asks whether such a file could be attached now, before anybody sends its bytes. Makes no event.
     *
     * @param alternative what a picture shows; null if it is decorative, and for all else
     */
    record ExpectFile(UUID entryId, String name, @Nullable String alternative) implements EntryCommand {}

    /**
     * Adds a file, whose bytes are kept, to the draft. Bytes that are there already are the same file; where another one has
     * its name it gets a number.
     *
     * @param replaces whether it takes the place of the one that has its name, if there is one
     */
    record AttachFile(UUID entryId, AttachedFile file, boolean replaces) implements EntryCommand {}

    /** Says something else of the file with this name; {@code alternative} is null for a decorative picture. */
    record DescribeFile(UUID entryId, String name, @Nullable String alternative) implements EntryCommand {}

    /** Takes the file with this name out of the draft; what was submitted or published with it keeps it. */
    record RemoveFile(UUID entryId, String name) implements EntryCommand {}

    /**
     * Hands the draft to the editors: the first time and, after requested revisions, again as the next round, with what the authors
     * say to the reports that asked for them. Those that are left empty make no response. Where reviewers are not to know who wrote it,
     * it is refused as long as anything in it may tell them that is not among {@code keeps}.
     *
     * @param keeps marks ({@link org.palimpsest.events.Giveaway#mark}) of what may tell who wrote it and stays; others mean nothing
     */
    record SubmitEntry(UUID entryId, List<Response> responses, List<String> keeps) implements EntryCommand {

        /**
         * What is said to one point of a report, or to all of it.
         *
         * @param report its reviewer's number among those assigned in the round, from 1, as in “Reviewer 1”
         * @param question the number of the question whose answer it is said to, among those of the round that authors know, from 1; null
         *     for the report as a whole
         */
        public record Response(int report, @Nullable Integer question, String text) {
            /** To the report as a whole. */
            public Response(int report, String text) {
                this(report, null, text);
            }
        }

        /** Without a word on any report, and where nothing tells who wrote it. */
        public SubmitEntry(UUID entryId) {
            this(entryId, List.of(), List.of());
        }
    }

    /**
     * Asks somebody for a review of the present round, which is due as many days after {@code today} as the round's policy says.
     * Somebody who is invited or assigned already stays so. Refused where the log shows a conflict of interest: always for the owner and
     * people who have a credit; for people who have the name or ORCID iD of a contributor, unless {@code despite} says why they are
     * asked nevertheless. Whether somebody shares an affiliation with a contributor, or has written with one, cannot be told from the
     * log without reading every entry: the page of the query service warns of that, and asks for the reason.
     */
    record InviteReviewer(UUID entryId, String reviewer, LocalDate today, @Nullable String despite) implements EntryCommand {}

    /** Takes an invitation back. Refused once the reviewer has accepted it: then they are assigned. */
    record WithdrawInvitation(UUID entryId, String reviewer) implements EntryCommand {}

    /** By the person who is invited. Somebody who is assigned already stays so. */
    record AcceptInvitation(UUID entryId) implements EntryCommand {}

    /** By the person who is invited. */
    record DeclineInvitation(UUID entryId, @Nullable String reason) implements EntryCommand {}

    /** Has somebody review without asking them first: an editor knows that they will. */
    record AssignReviewer(UUID entryId, String reviewer) implements EntryCommand {}

    /**
     * Hands in a report, with answers to the questions of its round. Where there are any, {@code toAuthor} may be left out.
     *
     * @param answers without those that are left empty
     */
    record SubmitReview(
            UUID entryId,
            Recommendation recommendation,
            @Nullable String toAuthor,
            @Nullable String toEditor,
            List<Answer> answers)
            implements EntryCommand {

        /** {@code question}: its number in the round, from 1. */
        public record Answer(int question, String text) {}

        /** In a round that asks nothing of its own. */
        public SubmitReview(
                UUID entryId, Recommendation recommendation, @Nullable String toAuthor, @Nullable String toEditor) {
            this(entryId, recommendation, toAuthor, toEditor, List.of());
        }
    }

    /** {@code quotesReports}: as in {@link org.palimpsest.events.EntryEvent.RevisionsRequested}. */
    record RequestRevisions(UUID entryId, String message, boolean quotesReports) implements EntryCommand {
        /** In the editor's own words. */
        public RequestRevisions(UUID entryId, String message) {
            this(entryId, message, false);
        }
    }

    /** {@code quotesReports}: as in {@link RequestRevisions}. */
    record AcceptEntry(UUID entryId, @Nullable String message, boolean quotesReports) implements EntryCommand {
        /** In the editor's own words. */
        public AcceptEntry(UUID entryId, @Nullable String message) {
            this(entryId, message, false);
        }
    }

    /** {@code quotesReports}: as in {@link RequestRevisions}. */
    record DeclineEntry(UUID entryId, String message, boolean quotesReports) implements EntryCommand {
        /** In the editor's own words. */
        public DeclineEntry(UUID entryId, String message) {
            this(entryId, message, false);
        }
    }

    /**
     * Has the round go on as it was before its decision, which was a mistake; a publication that was planned is planned no longer. Refused
     * once something has followed from the decision: the authors have begun to revise the entry, or it was published.
     */
    record TakeBackDecision(UUID entryId, String reason) implements EntryCommand {}

    /**
     * Makes the accepted draft readable. {@code kind} is the usual one where it is left out; a correction and an erratum need a
     * reason, which readers get, and a first publication has none.
     *
     * @param embargoUntil the moment before which readers do not get the text, of a first publication alone; what follows during the
     *     embargo comes under it, too
     */
    record PublishEntry(
            UUID entryId, @Nullable VersionKind kind, @Nullable String reason, @Nullable Instant embargoUntil)
            implements EntryCommand {
        /** For everybody to read. */
        public PublishEntry(UUID entryId, @Nullable VersionKind kind, @Nullable String reason) {
            this(entryId, kind, reason, null);
        }

        /** As what it usually is. */
        public PublishEntry(UUID entryId) {
            this(entryId, null, null);
        }
    }

    /**
     * Makes the accepted draft readable in an issue of a journal, whose volume and number it gets. {@code embargoUntil}: as in {@link
     * PublishEntry}, for an entry of which readers have nothing yet; others are published without.
     */
    record PublishInIssue(
            UUID entryId, String journal, String volume, String number, @Nullable Instant embargoUntil)
            implements EntryCommand {}

    /** Gives the embargo another end, which is to come. The end that it has makes no event. */
    record MoveEmbargo(UUID entryId, @Nullable Instant until, String reason) implements EntryCommand {}

    /** Lets readers have the text now. */
    record LiftEmbargo(UUID entryId, String reason) implements EntryCommand {}

    /** Opens the published entry for its next version; the published one stays readable. */
    record StartRevision(UUID entryId) implements EntryCommand {}

    record WithdrawEntry(UUID entryId, String reason) implements EntryCommand {}

    record ReinstateEntry(UUID entryId, String reason) implements EntryCommand {}

    /**
     * Plans that the entry be published, withdrawn, or first the one and then the other, in place of what was planned before; with
     * neither time nothing is planned any more. {@code embargoUntil}: as in {@link PublishEntry}.
     */
    record SchedulePublication(
            UUID entryId,
            @Nullable Instant publishAt,
            @Nullable VersionKind kind,
            @Nullable String reason,
            @Nullable Instant withdrawAt,
            @Nullable String withdrawalReason,
            @Nullable Instant embargoUntil)
            implements EntryCommand {
        /** For everybody to read. */
        public SchedulePublication(
                UUID entryId,
                @Nullable Instant publishAt,
                @Nullable VersionKind kind,
                @Nullable String reason,
                @Nullable Instant withdrawAt,
                @Nullable String withdrawalReason) {
            this(entryId, publishAt, kind, reason, withdrawAt, withdrawalReason, null);
        }
    }

    /**
     * Does what plan {@code number}, or the embargo whose end has it, has planned, if it still holds; sent when it is time, in the name
     * of who planned it. What they may not do now is not done, and that is an event, too. Nobody can send it from outside.
     */
    record RunSchedule(UUID entryId, int number, ScheduledStep step) implements EntryCommand {}

    /**
     * Lets somebody say by the link in a mail that the credit of {@code contributor} is theirs, who is called so in the draft. Who sends
     * it sends the mail, too. An earlier invitation for the same credit opens nothing any more.
     *
     * @param invitation an id that no other one has
     */
    record InviteContributor(UUID entryId, String contributor, UUID invitation) implements EntryCommand {}

    /** Says that a credit is the caller's; that of an owner needs nobody's answer. Others can claim what readers have. */
    record ClaimCredit(UUID entryId, String contributor) implements EntryCommand {}

    /** {@code reason}: why the claim is declined, for the person who made it. */
    record DecideClaim(UUID entryId, String contributor, boolean confirmed, @Nullable String reason) implements EntryCommand {}

    /**
     * Says whether the caller agrees to be named.
     *
     * @param invitation the id of the one to which this is the answer, whose link the caller holds; null where the caller has the credit
     * @param contributor the name; null where an invitation tells it
     * @param reason why not; null for a caller who agrees
     */
    record AnswerCredit(
            UUID entryId,
            @Nullable UUID invitation,
            @Nullable String contributor,
            boolean agrees,
            @Nullable String reason)
            implements EntryCommand {}

    /** Says that the credit is not theirs, or not anybody's yet; or takes back an invitation. */
    record ReleaseCredit(UUID entryId, String contributor) implements EntryCommand {}

    /** Names somebody who objects to it. */
    record SetAsideObjection(UUID entryId, String contributor, String reason) implements EntryCommand {}

    /**
     * Says something about the entry to those with whom it is discussed. What the others have open does not become stale by it.
     *
     * @param reviewer of the present round; of editors in the discussion with one, who may say it of themselves; else null
     */
    record SendMessage(UUID entryId, Discussion discussion, @Nullable String reviewer, String text) implements EntryCommand {}

    /**
     * Has this editor of the section see to the entry, or nobody if {@code editor} is null. An editor who does already stays so. Never
     * its owner.
     */
    record HandOn(UUID entryId, @Nullable String editor) implements EntryCommand {}

    /**
     * Has nobody see to the entry any more if {@code editor} does; sent when they are no editor of its section any more. Nobody can send it
     * from outside.
     */
    record ReturnToQueue(UUID entryId, String editor) implements EntryCommand {}

    /**
     * Offers the entry to somebody, who owns it once they accept; an earlier offer holds no longer.
     *
     * @param person a contributor who has a credit on it and agrees to be named; null where a letter with a link goes out, which the
     *     sender of this command stores
     * @param offer an id that no other one has
     * @param reason needed unless the owner offers it
     */
    record HandOver(UUID entryId, @Nullable String person, UUID offer, @Nullable String reason) implements EntryCommand {}

    /** Offers it no longer. Where it is offered to nobody that makes no event. */
    record TakeBackHandover(UUID entryId) implements EntryCommand {}

    /**
     * Says whether the caller owns the entry from now on.
     *
     * @param offer the id of the one to which this is the answer, whose link the caller holds; null for whom it is offered to by name
     */
    record AnswerHandover(UUID entryId, @Nullable UUID offer, boolean accepts) implements EntryCommand {}

    /** Serves something of the entry to nobody. What is suppressed already makes no event. */
    record Suppress(UUID entryId, Suppression what, String reason) implements EntryCommand {}

    /** Serves what the suppression with this number kept back. What was lifted already makes no event. */
    record LiftSuppression(UUID entryId, int number, String reason) implements EntryCommand {}
}
