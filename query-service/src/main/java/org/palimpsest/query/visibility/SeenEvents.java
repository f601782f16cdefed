package org.palimpsest.query.visibility;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Content;
import org.palimpsest.events.Discussion;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.EntryEvent.ApprovalKept;
import org.palimpsest.events.EntryEvent.ArticleRevised;
import org.palimpsest.events.EntryEvent.BodyRevised;
import org.palimpsest.events.EntryEvent.ContributorInvited;
import org.palimpsest.events.EntryEvent.ContributorsRevised;
import org.palimpsest.events.EntryEvent.CreditClaimDeclined;
import org.palimpsest.events.EntryEvent.CreditClaimed;
import org.palimpsest.events.EntryEvent.CreditConfirmed;
import org.palimpsest.events.EntryEvent.CreditEvent;
import org.palimpsest.events.EntryEvent.CreditObjected;
import org.palimpsest.events.EntryEvent.CreditReleased;
import org.palimpsest.events.EntryEvent.DecisionTakenBack;
import org.palimpsest.events.EntryEvent.DraftStarted;
import org.palimpsest.events.EntryEvent.EmbargoLifted;
import org.palimpsest.events.EntryEvent.EmbargoMoved;
import org.palimpsest.events.EntryEvent.EntryAccepted;
import org.palimpsest.events.EntryEvent.EntryDeclined;
import org.palimpsest.events.EntryEvent.EntryPublished;
import org.palimpsest.events.EntryEvent.EntryReinstated;
import org.palimpsest.events.EntryEvent.EntrySubmitted;
import org.palimpsest.events.EntryEvent.EntrySuppressed;
import org.palimpsest.events.EntryEvent.EntryWithdrawn;
import org.palimpsest.events.EntryEvent.FilesRevised;
import org.palimpsest.events.EntryEvent.HandlingEditorAssigned;
import org.palimpsest.events.EntryEvent.HandlingEditorReleased;
import org.palimpsest.events.EntryEvent.InvitationDeclined;
import org.palimpsest.events.EntryEvent.InvitationWithdrawn;
import org.palimpsest.events.EntryEvent.KeywordsRevised;
import org.palimpsest.events.EntryEvent.LanguageRevised;
import org.palimpsest.events.EntryEvent.LinksRevised;
import org.palimpsest.events.EntryEvent.MessageSent;
import org.palimpsest.events.EntryEvent.ObjectionSetAside;
import org.palimpsest.events.EntryEvent.OwnershipDeclined;
import org.palimpsest.events.EntryEvent.OwnershipEvent;
import org.palimpsest.events.EntryEvent.OwnershipHandedOver;
import org.palimpsest.events.EntryEvent.OwnershipOfferTakenBack;
import org.palimpsest.events.EntryEvent.OwnershipOffered;
import org.palimpsest.events.EntryEvent.PeriodRevised;
import org.palimpsest.events.EntryEvent.PublicationScheduled;
import org.palimpsest.events.EntryEvent.PublicationUnscheduled;
import org.palimpsest.events.EntryEvent.ReviewSubmitted;
import org.palimpsest.events.EntryEvent.ReviewerAssigned;
import org.palimpsest.events.EntryEvent.ReviewerInvited;
import org.palimpsest.events.EntryEvent.Revised;
import org.palimpsest.events.EntryEvent.RevisionStarted;
import org.palimpsest.events.EntryEvent.RevisionsRequested;
import org.palimpsest.events.EntryEvent.ScheduledStepRefused;
import org.palimpsest.events.EntryEvent.SlugAssigned;
import org.palimpsest.events.EntryEvent.SuppressionLifted;
import org.palimpsest.events.EntryEvent.TitleRevised;
import org.palimpsest.events.EventMetadata;
import org.palimpsest.events.ReviewAnswer;
import org.palimpsest.events.ReviewResponse;
import org.palimpsest.events.Suppression;
import org.palimpsest.events.text.Node;
import org.palimpsest.query.entry.EntryState;
import org.palimpsest.readmodels.Recorded;

/**
 * An entry's life as one caller may see it: some steps are missing, in others names and texts are, and those who see no
 * drafts get states as they were submitted or published. Whatever is told of an entry's past is told of these, so secrets
 * are taken out here and nowhere else. Each kind of event is named, so that a new one does not compile before somebody has
 * thought about it.
 */
public final class SeenEvents {
    private final Visibility visibility;
    private final long lastPublication;
    private final List<SeenStep> seen = new ArrayList<>();

    /** What was last submitted or published that the caller may read. */
    private @Nullable EntryState readable;

    private boolean readableByAll;

    private SeenEvents(List<Recorded<EntryEvent>> events, Visibility visibility) {
        this.visibility = visibility;
        this.lastPublication = events.stream()
                .filter(step -> step.event() instanceof EntryPublished)
                .mapToLong(Recorded::position)
                .max()
                .orElse(-1);
    }

    /** What is left of {@code events}, all of one entry in order, under {@code visibility}. */
    public static List<SeenStep> of(List<Recorded<EntryEvent>> events, Visibility visibility) {
        if (!visibility.seesEntry() || visibility.tombstone().isPresent()) {
            return List.of();
        }
        var life = new SeenEvents(events, visibility);
        @Nullable EntryState state = null;
        for (var event : events) {
            state = EntryState.after(state, event);
            if (state != null) {
                life.add(event, state);
            }
        }
        return List.copyOf(life.seen);
    }

    private void add(Recorded<EntryEvent> step, EntryState after) {
        if (visibility.seesDrafts()) {
            if (isForEditors(step.event()) && !visibility.seesInvitations()) {
                return;
            }
            if (isOfOwners(step.event()) && !visibility.seesOwnersTalk(ownerThen(step.event(), after))) {
                return;
            }
            seen.add(new SeenStep(redacted(step, false), after, after, false, true, visibility));
            return;
        }
        boolean isPublic = isPublic(step, after);
        if (!isPublic && !isOwn(step.event())) {
            return;
        }
        boolean isState = step.event() instanceof EntrySubmitted || step.event() instanceof EntryPublished;
        boolean isCompared = !isState || (readable != null && (isPublic || followsOwnRound(step.event())));
        if (isState) {
            readable = after;
            readableByAll = isPublic;
        }
        if (step.event() instanceof EmbargoLifted lifted && readable != null) {
            readable = readable.opened(lifted.version());
        }
        if (readable != null) {
            // That a version is being worked on is not told by what stage a withdrawal finds it in.
            boolean isElsewhere = step.event() instanceof EntryWithdrawn
                    || step.event() instanceof EntryReinstated
                    || step.event() instanceof EmbargoMoved
                    || step.event() instanceof EmbargoLifted
                    || step.event() instanceof MessageSent;
            var told = isElsewhere ? readable.shownWith(readable.slug(), Content.EMPTY, after.withdrawal()) : after;
            seen.add(new SeenStep(redacted(step, isPublic), told, readable, readableByAll, isCompared, visibility));
        }
    }

    /** Whom editors ask, who will not, which editor sees to it, and what is said to reviewers and among editors is not for the owner. */
    private static boolean isForEditors(EntryEvent event) {
        return event instanceof ReviewerInvited
                || event instanceof InvitationDeclined
                || event instanceof InvitationWithdrawn
                || event instanceof HandlingEditorAssigned
                || event instanceof HandlingEditorReleased
                || (event instanceof MessageSent said && said.discussion() != Discussion.AUTHOR);
    }

    /** What is between owner and editors. */
    private static boolean isOfOwners(EntryEvent event) {
        return event instanceof MessageSent || event instanceof OwnershipEvent;
    }

    private static String ownerThen(EntryEvent event, EntryState after) {
        return event instanceof OwnershipHandedOver e ? e.former() : after.owner();
    }

    private boolean isPublic(Recorded<EntryEvent> step, EntryState after) {
        return switch (step.event()) {
            case EntryPublished e -> !visibility.isSuppressed(e.version());
            case EmbargoLifted e -> !visibility.isSuppressed(e.version());
            case EmbargoMoved _ -> true;
            case EntryWithdrawn _, EntryReinstated _ -> after.version() > 0;
            case EntrySubmitted e -> isPublic(e.round(), step, after);
            case RevisionsRequested e -> isPublic(e.round(), step, after);
            case EntryAccepted e -> isPublic(e.round(), step, after);
            case EntryDeclined e -> isPublic(e.round(), step, after);
            case DecisionTakenBack e -> isPublic(e.round(), step, after);
            case DraftStarted _,
                    SlugAssigned _,
                    Revised _,
                    ReviewerInvited _,
                    InvitationDeclined _,
                    InvitationWithdrawn _,
                    ReviewerAssigned _,
                    ReviewSubmitted _,
                    ApprovalKept _,
                    RevisionStarted _,
                    PublicationScheduled _,
                    PublicationUnscheduled _,
                    ScheduledStepRefused _,
                    MessageSent _,
                    HandlingEditorAssigned _,
                    HandlingEditorReleased _,
                    EntrySuppressed _,
                    SuppressionLifted _,
                    OwnershipEvent _,
                    CreditEvent _ ->
                false;
        };
    }

    private boolean isPublic(int round, Recorded<EntryEvent> step, EntryState after) {
        return step.position() < lastPublication
                && visibility.isPublicFromSubmission(round)
                && after.round(round).filter(visibility::isSuppressed).isEmpty();
    }

    /** Whether it is of a round that the caller reviews, and for its reviewers to know. */
    private boolean isOwn(EntryEvent event) {
        return switch (event) {
            case EntrySubmitted e -> visibility.reviews(e.round());
            case ReviewerAssigned e -> visibility.reviews(e.round()) && visibility.isCaller(e.reviewer());
            case ReviewSubmitted e -> visibility.reviews(e.round()) && visibility.seesReview(e.round(), e.reviewer());
            case ApprovalKept e -> visibility.reviews(e.round()) && visibility.seesReview(e.round(), e.reviewer());
            case RevisionsRequested e -> visibility.reviews(e.round());
            case EntryAccepted e -> visibility.reviews(e.round());
            case EntryDeclined e -> visibility.reviews(e.round());
            case DecisionTakenBack e -> visibility.reviews(e.round());
            case MessageSent e ->
                visibility.reviews(e.round()) && e.reviewer() != null && visibility.isCaller(e.reviewer());
            case DraftStarted _,
                    SlugAssigned _,
                    Revised _,
                    ReviewerInvited _,
                    InvitationDeclined _,
                    InvitationWithdrawn _,
                    EntryPublished _,
                    EmbargoMoved _,
                    EmbargoLifted _,
                    RevisionStarted _,
                    EntryWithdrawn _,
                    EntryReinstated _,
                    PublicationScheduled _,
                    PublicationUnscheduled _,
                    ScheduledStepRefused _,
                    HandlingEditorAssigned _,
                    HandlingEditorReleased _,
                    EntrySuppressed _,
                    SuppressionLifted _,
                    OwnershipEvent _,
                    CreditEvent _ ->
                false;
        };
    }

    private boolean followsOwnRound(EntryEvent event) {
        return event instanceof EntrySubmitted e && visibility.reviews(e.round() - 1);
    }

    private Recorded<EntryEvent> redacted(Recorded<EntryEvent> step, boolean isPublic) {
        var person = EventMetadata.person(step.metadata());
        var actor = switch (step.event()) {
            case ReviewSubmitted review -> visibility.reviewer(review.round(), review.reviewer());
            // Who was invited assigns themselves.
            case ReviewerAssigned e when e.reviewer().equals(person) -> visibility.reviewer(e.round(), e.reviewer());
            default -> isPublic ? person : visibility.person(person);
        };
        var metadata = EventMetadata.of(actor, EventMetadata.role(step.metadata()));
        return new Recorded<>(step.position(), step.sequence(), step.at(), metadata, redacted(step.event()));
    }

    private EntryEvent redacted(EntryEvent event) {
        return switch (event) {
            case ReviewerAssigned e ->
                new ReviewerAssigned(e.entryId(), e.round(), visibility.reviewer(e.round(), e.reviewer()));
            case ReviewSubmitted e -> review(e);
            case ApprovalKept e ->
                new ApprovalKept(
                        e.entryId(),
                        e.round(),
                        visibility.reviewer(e.round(), e.reviewer()),
                        e.reviewedIn(),
                        // It would tell reviewers how many others there are.
                        visibility.seesDrafts() ? e.report() : 0);
            case RevisionsRequested e ->
                new RevisionsRequested(
                        e.entryId(), e.round(), decision(e.round(), e.message(), e.quotesReports()), e.quotesReports());
            case EntryAccepted e ->
                new EntryAccepted(
                        e.entryId(), e.round(), decision(e.round(), e.message(), e.quotesReports()), e.quotesReports());
            case EntryDeclined e ->
                new EntryDeclined(
                        e.entryId(), e.round(), decision(e.round(), e.message(), e.quotesReports()), e.quotesReports());
            case DecisionTakenBack e -> new DecisionTakenBack(e.entryId(), e.round(), decision(e.round(), e.reason(), false));
            case EntryPublished e ->
                new EntryPublished(
                        e.entryId(),
                        e.section(),
                        e.slug(),
                        e.version(),
                        e.licence(),
                        Content.EMPTY,
                        e.kind(),
                        e.reason() == null ? null : visibility.text(e.reason()),
                        e.embargo());
            case EmbargoMoved e -> new EmbargoMoved(e.entryId(), e.embargo(), visibility.text(e.reason()));
            case EmbargoLifted e ->
                new EmbargoLifted(
                        e.entryId(), e.version(), Content.EMPTY, e.reason() == null ? null : visibility.text(e.reason()));
            case Revised e -> emptied(e);
            case EntryWithdrawn e -> new EntryWithdrawn(e.entryId(), visibility.text(e.reason()), e.versions());
            case EntryReinstated e -> new EntryReinstated(e.entryId(), visibility.text(e.reason()));
            case EntrySuppressed e -> {
                var what = new Suppression(e.what().kind(), null, e.what().version(), null);
                yield new EntrySuppressed(e.entryId(), e.number(), what, visibility.text(e.reason()));
            }
            case SuppressionLifted e ->
                new SuppressionLifted(e.entryId(), e.number(), visibility.text(e.reason()));
            case PublicationScheduled e ->
                new PublicationScheduled(
                        e.entryId(),
                        e.number(),
                        e.scheduledBy(),
                        e.publishAt(),
                        e.kind(),
                        e.reason() == null ? null : visibility.text(e.reason()),
                        e.withdrawAt(),
                        e.withdrawalReason() == null ? null : visibility.text(e.withdrawalReason()),
                        e.embargoUntil());
            case EntrySubmitted e ->
                new EntrySubmitted(
                        e.entryId(),
                        e.round(),
                        e.policy(),
                        visibility.questions(e.round(), e.questions()),
                        responses(e),
                        visibility.kept(e.kept()));
            case CreditEvent e -> credit(e);
            case OwnershipOffered e ->
                new OwnershipOffered(
                        e.entryId(), e.offer(), e.person(), e.by(), e.reason() == null ? null : visibility.text(e.reason()));
            case OwnershipOfferTakenBack _, OwnershipDeclined _, OwnershipHandedOver _ -> event;
            case MessageSent e ->
                new MessageSent(e.entryId(), e.round(), e.discussion(), e.reviewer(), visibility.text(e.text()));
            case DraftStarted _,
                    SlugAssigned _,
                    RevisionStarted _,
                    ReviewerInvited _,
                    InvitationDeclined _,
                    InvitationWithdrawn _,
                    HandlingEditorAssigned _,
                    HandlingEditorReleased _,
                    PublicationUnscheduled _,
                    ScheduledStepRefused _ -> event;
        };
    }

    /** To the reports of the round before that the caller sees. */
    private List<ReviewResponse> responses(EntrySubmitted e) {
        int answered = e.round() - 1;
        return e.responses().stream()
                .filter(response -> visibility.seesReview(answered, response.reviewer()))
                .map(response -> new ReviewResponse(
                        visibility.reviewer(answered, response.reviewer()), response.question(), visibility.text(response.text())))
                .toList();
    }

    private ReviewSubmitted review(ReviewSubmitted e) {
        var toEditor = e.toEditor();
        boolean seesAll = visibility.seesToEditor(e.reviewer());
        var answers = e.answers().stream()
                .filter(answer -> seesAll || !answer.question().confidential())
                .map(answer -> new ReviewAnswer(answer.question(), visibility.text(answer.text())))
                .toList();
        return new ReviewSubmitted(
                e.entryId(),
                e.round(),
                visibility.reviewer(e.round(), e.reviewer()),
                e.recommendation(),
                visibility.text(e.toAuthor()),
                toEditor != null && seesAll ? visibility.text(toEditor) : null,
                answers);
    }

    private CreditEvent credit(CreditEvent event) {
        return switch (event) {
            case CreditClaimDeclined e ->
                new CreditClaimDeclined(
                        e.entryId(), e.contributor(), e.person(), e.reason() == null ? null : visibility.text(e.reason()));
            case CreditObjected e -> new CreditObjected(e.entryId(), e.contributor(), e.person(), visibility.text(e.reason()));
            case ObjectionSetAside e ->
                new ObjectionSetAside(e.entryId(), e.contributor(), e.person(), visibility.text(e.reason()));
            case ContributorInvited _, CreditClaimed _, CreditConfirmed _, CreditReleased _ -> event;
        };
    }

    private String decision(int round, @Nullable String message, boolean quotesReports) {
        return message != null && visibility.seesDecisionInFull(round, quotesReports) ? visibility.text(message) : "";
    }

    /** That the field was revised. */
    private static Revised emptied(Revised event) {
        return switch (event) {
            case TitleRevised e -> new TitleRevised(e.entryId(), null);
            case LanguageRevised e -> new LanguageRevised(e.entryId(), null);
            case PeriodRevised e -> new PeriodRevised(e.entryId(), null);
            case KeywordsRevised e -> new KeywordsRevised(e.entryId(), List.of());
            case ContributorsRevised e -> new ContributorsRevised(e.entryId(), List.of());
            case BodyRevised e -> new BodyRevised(e.entryId(), e.schema(), Node.EMPTY_DOC);
            case LinksRevised e -> new LinksRevised(e.entryId(), List.of());
            case ArticleRevised e -> new ArticleRevised(e.entryId(), null);
            case FilesRevised e -> new FilesRevised(e.entryId(), List.of());
        };
    }
}
