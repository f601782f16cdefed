package org.palimpsest.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.text.Node;

/**
 * What happens to one entry, in the order of its stream. Who did it and in which role stands in the event's metadata
 * (keys in {@link EventMetadata}); when it happened is the moment at which the store recorded it.
 */
public sealed interface EntryEvent extends DomainEvent {
    /** The entry, and so the stream, that this belongs to. */
    UUID entryId();

    /**
     * Somebody began an entry. {@code owner} is the person who submits it; {@code section} the section's slug; {@code slug}
     * the address that the owner would like, if they said so. Nobody holds it before {@link SlugAssigned}.
     */
    @EventType(value = "entry.draft-started", revision = "2")
    record DraftStarted(UUID entryId, String section, String owner, @Nullable String slug) implements EntryEvent {
        /** A draft whose owner has no wish. */
        public DraftStarted(UUID entryId, String section, String owner) {
            this(entryId, section, owner, null);
        }
    }

    /**
     * The entry got its address, and holds it alone from now on: with its first publication, so that nobody can tell from
     * an address that an unpublished entry wants it. It is given once and never changes, because readers cite it.
     */
    @EventType("entry.slug-assigned")
    record SlugAssigned(UUID entryId, String slug) implements EntryEvent {}

    /** One field of the working draft has a new value. The old value is the one that the events before it gave. */
    sealed interface Revised extends EntryEvent {}

    @EventType("entry.title-revised")
    record TitleRevised(UUID entryId, @Nullable String title) implements Revised {}

    @EventType("entry.language-revised")
    record LanguageRevised(UUID entryId, @Nullable String language) implements Revised {}

    @EventType("entry.period-revised")
    record PeriodRevised(UUID entryId, @Nullable Period period) implements Revised {}

    /** All keywords, in order. */
    @EventType("entry.keywords-revised")
    record KeywordsRevised(UUID entryId, List<String> keywords) implements Revised {
        public KeywordsRevised {
            keywords = Content.list(keywords);
        }
    }

    /** All contributors, in the order of credit. */
    @EventType("entry.contributors-revised")
    record ContributorsRevised(UUID entryId, List<Contributor> contributors) implements Revised {
        public ContributorsRevised {
            contributors = Content.list(contributors);
        }
    }

    /** The whole body; {@code schema} is the version of {@link org.palimpsest.events.text.Schema} it was written under. */
    @EventType("entry.body-revised")
    record BodyRevised(UUID entryId, int schema, Node body) implements Revised {}

    /** All links, in order. */
    @EventType("entry.links-revised")
    record LinksRevised(UUID entryId, List<Link> links) implements Revised {
        public LinksRevised {
            links = Content.list(links);
        }
    }

    @EventType("entry.article-revised")
    record ArticleRevised(UUID entryId, @Nullable Article article) implements Revised {}

    /** All files, in order. What lies in the store under a file's hash never changes. */
    @EventType("entry.files-revised")
    record FilesRevised(UUID entryId, List<AttachedFile> files) implements Revised {
        public FilesRevised {
            files = Content.list(files);
        }
    }

    /**
     * The draft went to the editors. {@code round} counts from 1 over the whole life of the entry. {@code policy} is the
     * section's at this moment and rules the round to its end, whatever the section decides meanwhile; so do {@code questions},
     * which each report answers. {@code responses}: what the authors say to the reports of the round before. {@code kept}: what may
     * tell who wrote it, and which they let stand, in the order in which it is read; for those who know who wrote it, never for reviewers.
     */
    @EventType(value = "entry.submitted", revision = "5")
    record EntrySubmitted(
            UUID entryId,
            int round,
            Policy policy,
            List<ReviewQuestion> questions,
            List<ReviewResponse> responses,
            List<Giveaway> kept)
            implements EntryEvent {
        public EntrySubmitted {
            questions = Content.list(questions);
            responses = Content.list(responses);
            kept = Content.list(kept);
        }

        /** Nothing in it tells who wrote it, or reviewers may know. */
        public EntrySubmitted(
                UUID entryId, int round, Policy policy, List<ReviewQuestion> questions, List<ReviewResponse> responses) {
            this(entryId, round, policy, questions, responses, List.of());
        }

        /** To a round that asks nothing of its own, without a word on an earlier one. */
        public EntrySubmitted(UUID entryId, int round, Policy policy) {
            this(entryId, round, policy, List.of(), List.of());
        }
    }

    /**
     * Somebody was asked for a review, which would be due at the end of {@code due}, a day as in {@code 2026-12-24}. {@code despite}
     * is why an editor asks them although a conflict of interest is known; for editors only.
     */
    @EventType("entry.reviewer-invited")
    record ReviewerInvited(UUID entryId, int round, String reviewer, String due, @Nullable String despite)
            implements EntryEvent {}

    /** The person who was invited will not review. {@code reason} is for editors only. */
    @EventType("entry.invitation-declined")
    record InvitationDeclined(UUID entryId, int round, String reviewer, @Nullable String reason) implements EntryEvent {}

    /** The editors do not ask any more. */
    @EventType("entry.invitation-withdrawn")
    record InvitationWithdrawn(UUID entryId, int round, String reviewer) implements EntryEvent {}

    /** Somebody is to review in this round: an editor says so, or they accept that they were invited. */
    @EventType("entry.reviewer-assigned")
    record ReviewerAssigned(UUID entryId, int round, String reviewer) implements EntryEvent {}

    /**
     * A review arrived. {@code toEditor} is for editors only, under every policy, and so is each answer to a confidential question.
     * {@code toAuthor} may be empty where the round has questions. {@code answers} are in the order of the questions.
     */
    @EventType(value = "entry.review-submitted", revision = "2")
    record ReviewSubmitted(
            UUID entryId,
            int round,
            String reviewer,
            Recommendation recommendation,
            String toAuthor,
            @Nullable String toEditor,
            List<ReviewAnswer> answers)
            implements EntryEvent {
        public ReviewSubmitted {
            answers = Content.list(answers);
        }

        /** Of a round that asks nothing of its own. */
        public ReviewSubmitted(
                UUID entryId,
                int round,
                String reviewer,
                Recommendation recommendation,
                String toAuthor,
                @Nullable String toEditor) {
            this(entryId, round, reviewer, recommendation, toAuthor, toEditor, List.of());
        }
    }

    /**
     * In round {@code reviewedIn} the reviewer advised to accept the entry, and nothing that they judged has changed since
     * ({@link Content#isJudgedAs}). So their report counts in this round, too, and they are not asked again. {@code report}: its
     * reviewer's number among those assigned in that round, from 1, as in “Reviewer 1”.
     */
    @EventType("entry.approval-kept")
    record ApprovalKept(UUID entryId, int round, String reviewer, int reviewedIn, int report) implements EntryEvent {}

    /**
     * The editor asked for another version; {@code message} is for the author. {@code quotesReports}, of every decision: it was built
     * from the reports of the round, so that people who may not read these must not read it.
     */
    @EventType(value = "entry.revisions-requested", revision = "2")
    record RevisionsRequested(UUID entryId, int round, String message, boolean quotesReports) implements EntryEvent {
        /** In the editor's own words. */
        public RevisionsRequested(UUID entryId, int round, String message) {
            this(entryId, round, message, false);
        }
    }

    @EventType(value = "entry.accepted", revision = "2")
    record EntryAccepted(UUID entryId, int round, @Nullable String message, boolean quotesReports) implements EntryEvent {
        /** In the editor's own words. */
        public EntryAccepted(UUID entryId, int round, @Nullable String message) {
            this(entryId, round, message, false);
        }
    }

    @EventType(value = "entry.declined", revision = "2")
    record EntryDeclined(UUID entryId, int round, String message, boolean quotesReports) implements EntryEvent {
        /** In the editor's own words. */
        public EntryDeclined(UUID entryId, int round, String message) {
            this(entryId, round, message, false);
        }
    }

    /**
     * The decision on this round was a mistake and holds no longer: the round goes on as it was before it. {@code reason} is for
     * those who read the decision's own letter. Nothing had followed from the decision.
     */
    @EventType("entry.decision-taken-back")
    record DecisionTakenBack(UUID entryId, int round, String reason) implements EntryEvent {}

    /**
     * Version {@code version} (1, 2, …) became readable. {@code content} is all of it, so that readers need no fold.
     * {@code reason} tells readers what was wrong with the version before, or why there is another; absent for the first.
     * Under an {@code embargo} readers get {@link Content#withoutText} until {@link EmbargoLifted}.
     */
    @EventType(value = "entry.published", revision = "3")
    record EntryPublished(
            UUID entryId,
            String section,
            String slug,
            int version,
            String licence,
            Content content,
            VersionKind kind,
            @Nullable String reason,
            @Nullable Embargo embargo)
            implements EntryEvent {
        /** What everybody may read. */
        public EntryPublished(
                UUID entryId,
                String section,
                String slug,
                int version,
                String licence,
                Content content,
                VersionKind kind,
                @Nullable String reason) {
            this(entryId, section, slug, version, licence, content, kind, reason, null);
        }

        /** A version of the usual kind, for no reason that was given. */
        public EntryPublished(UUID entryId, String section, String slug, int version, String licence, Content content) {
            this(entryId, section, slug, version, licence, content, VersionKind.usual(version), null);
        }
    }

    /** The embargo on the text ends at another moment; {@code reason} is for readers. */
    @EventType("entry.embargo-moved")
    record EmbargoMoved(UUID entryId, Embargo embargo, String reason) implements EntryEvent {}

    /**
     * Readers get the text of {@code version}, which was under an embargo. {@code content} is all of it, so that they need no fold.
     * Each version that was under the embargo has one, oldest first. {@code reason} is for readers; null where it was time.
     */
    @EventType("entry.embargo-lifted")
    record EmbargoLifted(UUID entryId, int version, Content content, @Nullable String reason) implements EntryEvent {}

    /** Work on the next version began; {@code version} stays readable meanwhile. */
    @EventType("entry.revision-started")
    record RevisionStarted(UUID entryId, int version) implements EntryEvent {}

    /**
     * The entry left the published view; a tombstone with {@code reason} stands in its place. {@code versions} is the
     * section's policy at this moment.
     */
    @EventType(value = "entry.withdrawn", revision = "2")
    record EntryWithdrawn(UUID entryId, String reason, WithdrawnVersions versions) implements EntryEvent {}

    @EventType("entry.reinstated")
    record EntryReinstated(UUID entryId, String reason) implements EntryEvent {}

    /**
     * Something was said about the entry to those with whom it is discussed, in its present or last round; 0 before the first. Nobody
     * else reads it. What the entry is does not change with it.
     *
     * @param reviewer with whom the editors talk, also where these speak themselves; null in other discussions
     */
    @EventType("entry.message-sent")
    record MessageSent(UUID entryId, int round, Discussion discussion, @Nullable String reviewer, String text)
            implements EntryEvent {}

    /** This editor of the section sees to the entry from now on; the one who did before does no longer. */
    @EventType("entry.handling-editor-assigned")
    record HandlingEditorAssigned(UUID entryId, String editor) implements EntryEvent {}

    /**
     * {@code editor}, who saw to the entry, does no longer, and nobody does in their place. {@code leaving}: they are no editor of the
     * section any more, or are forgotten; otherwise it was given back.
     */
    @EventType("entry.handling-editor-released")
    record HandlingEditorReleased(UUID entryId, String editor, boolean leaving) implements EntryEvent {}

    /**
     * An editor wants the entry published at {@code publishAt}, withdrawn at {@code withdrawAt}, or both; whatever was planned
     * before holds no longer. {@code number} counts an entry's plans from 1. {@code kind} and {@code reason} are those of the
     * version. When it is time the same is asked of {@code scheduledBy} as if they did it then. {@code embargoUntil}: until when
     * readers do not get the text.
     */
    @EventType(value = "entry.publication-scheduled", revision = "2")
    record PublicationScheduled(
            UUID entryId,
            int number,
            String scheduledBy,
            @Nullable Instant publishAt,
            @Nullable VersionKind kind,
            @Nullable String reason,
            @Nullable Instant withdrawAt,
            @Nullable String withdrawalReason,
            @Nullable Instant embargoUntil)
            implements EntryEvent {
        /** What everybody may read at once. */
        public PublicationScheduled(
                UUID entryId,
                int number,
                String scheduledBy,
                @Nullable Instant publishAt,
                @Nullable VersionKind kind,
                @Nullable String reason,
                @Nullable Instant withdrawAt,
                @Nullable String withdrawalReason) {
            this(entryId, number, scheduledBy, publishAt, kind, reason, withdrawAt, withdrawalReason, null);
        }
    }

    /** The plan with this {@code number} holds no longer. */
    @EventType("entry.publication-unscheduled")
    record PublicationUnscheduled(UUID entryId, int number) implements EntryEvent {}

    /**
     * When it was time, the step could not be done; {@code reason} says why. Nothing of the plan with this {@code number} is done any
     * more. For an embargo it is the number of its end: it lasts until an editor ends it.
     */
    @EventType(value = "entry.scheduled-step-refused", revision = "2")
    record ScheduledStepRefused(UUID entryId, int number, ScheduledStep step, String reason) implements EntryEvent {}

    /**
     * What is said of the credit of {@code contributor}, who is called so on the entry. Who may not know who wrote the entry may not
     * know that it happened.
     */
    sealed interface CreditEvent extends EntryEvent {
        /** The whole name, as {@link Contributor#name}. */
        String contributor();
    }

    /**
     * Somebody got a mail with a link by which they can say that the credit is theirs. To which address is nowhere in the log.
     * {@code invitation} is an id of its own.
     */
    @EventType("entry.contributor-invited")
    record ContributorInvited(UUID entryId, String contributor, UUID invitation) implements CreditEvent {}

    /** {@code person} says that the credit is theirs. */
    @EventType("entry.credit-claimed")
    record CreditClaimed(UUID entryId, String contributor, String person) implements CreditEvent {}

    /** The credit is {@code person}'s: they were invited, or have claimed it, or agree again after they objected. */
    @EventType("entry.credit-confirmed")
    record CreditConfirmed(UUID entryId, String contributor, String person) implements CreditEvent {}

    /** It is not {@code person}'s; {@code reason} is for them. */
    @EventType("entry.credit-claim-declined")
    record CreditClaimDeclined(UUID entryId, String contributor, String person, @Nullable String reason) implements CreditEvent {}

    /** {@code person}, whose credit it is, does not want to be named; {@code reason} is for owner and editors. */
    @EventType("entry.credit-objected")
    record CreditObjected(UUID entryId, String contributor, String person, String reason) implements CreditEvent {}

    /** An editor has decided that {@code person}, who objects, is named all the same. */
    @EventType("entry.objection-set-aside")
    record ObjectionSetAside(UUID entryId, String contributor, String person, String reason) implements CreditEvent {}

    /** The credit is nobody's any more; {@code person} is null where somebody was only invited. */
    @EventType("entry.credit-released")
    record CreditReleased(UUID entryId, String contributor, @Nullable String person) implements CreditEvent {}

    /** What is said of who owns the entry. Who may not know who wrote the entry may not know that it happened. */
    sealed interface OwnershipEvent extends EntryEvent {
        /** An id of its own: that of the offer which this is about. */
        UUID offer();
    }

    /**
     * The entry is offered to somebody, who owns it once they accept; an earlier offer holds no longer. {@code person}: a contributor whose
     * credit is theirs; null where somebody got a mail with a link, to which address is nowhere in the log. {@code by}: who offers it, an
     * editor or administrator where it is not the owner; then {@code reason} says why, to the owner, the editors and, where they are
     * known, whom it is offered to.
     */
    @EventType("entry.ownership-offered")
    record OwnershipOffered(UUID entryId, UUID offer, @Nullable String person, String by, @Nullable String reason)
            implements OwnershipEvent {}

    /** It is offered no longer. */
    @EventType("entry.ownership-offer-taken-back")
    record OwnershipOfferTakenBack(UUID entryId, UUID offer) implements OwnershipEvent {}

    /** {@code person}, to whom it was offered, does not want it. */
    @EventType("entry.ownership-declined")
    record OwnershipDeclined(UUID entryId, UUID offer, String person) implements OwnershipEvent {}

    /** {@code owner} has accepted and owns it from now on; {@code former} stays an author of it who changes nothing. */
    @EventType("entry.ownership-handed-over")
    record OwnershipHandedOver(UUID entryId, UUID offer, String former, String owner) implements OwnershipEvent {}

    /** Something of the entry is served to nobody from now on. {@code number} counts an entry's suppressions from 1. */
    @EventType("entry.suppressed")
    record EntrySuppressed(UUID entryId, int number, Suppression what, String reason) implements EntryEvent {}

    /** The suppression with this {@code number} holds no longer. */
    @EventType("entry.suppression-lifted")
    record SuppressionLifted(UUID entryId, int number, String reason) implements EntryEvent {}
}
