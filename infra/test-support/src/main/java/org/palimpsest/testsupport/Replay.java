package org.palimpsest.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.palimpsest.command.entry.Entry;
import org.palimpsest.command.entry.EntryCommand;
import org.palimpsest.command.entry.EntryCommand.AcceptEntry;
import org.palimpsest.command.entry.EntryCommand.AcceptInvitation;
import org.palimpsest.command.entry.EntryCommand.AnswerCredit;
import org.palimpsest.command.entry.EntryCommand.AnswerHandover;
import org.palimpsest.command.entry.EntryCommand.AssignReviewer;
import org.palimpsest.command.entry.EntryCommand.ClaimCredit;
import org.palimpsest.command.entry.EntryCommand.DecideClaim;
import org.palimpsest.command.entry.EntryCommand.DeclineEntry;
import org.palimpsest.command.entry.EntryCommand.DeclineInvitation;
import org.palimpsest.command.entry.EntryCommand.HandOn;
import org.palimpsest.command.entry.EntryCommand.HandOver;
import org.palimpsest.command.entry.EntryCommand.InviteContributor;
import org.palimpsest.command.entry.EntryCommand.InviteReviewer;
import org.palimpsest.command.entry.EntryCommand.LiftEmbargo;
import org.palimpsest.command.entry.EntryCommand.LiftSuppression;
import org.palimpsest.command.entry.EntryCommand.MoveEmbargo;
import org.palimpsest.command.entry.EntryCommand.PublishEntry;
import org.palimpsest.command.entry.EntryCommand.ReinstateEntry;
import org.palimpsest.command.entry.EntryCommand.ReleaseCredit;
import org.palimpsest.command.entry.EntryCommand.RequestRevisions;
import org.palimpsest.command.entry.EntryCommand.ReturnToQueue;
import org.palimpsest.command.entry.EntryCommand.ReviseDraft;
import org.palimpsest.command.entry.EntryCommand.RunSchedule;
import org.palimpsest.command.entry.EntryCommand.SchedulePublication;
import org.palimpsest.command.entry.EntryCommand.SendMessage;
import org.palimpsest.command.entry.EntryCommand.SetAsideObjection;
import org.palimpsest.command.entry.EntryCommand.StartDraft;
import org.palimpsest.command.entry.EntryCommand.StartRevision;
import org.palimpsest.command.entry.EntryCommand.SubmitEntry;
import org.palimpsest.command.entry.EntryCommand.SubmitReview;
import org.palimpsest.command.entry.EntryCommand.Suppress;
import org.palimpsest.command.entry.EntryCommand.TakeBackDecision;
import org.palimpsest.command.entry.EntryCommand.TakeBackHandover;
import org.palimpsest.command.entry.EntryCommand.WithdrawEntry;
import org.palimpsest.command.entry.EntryCommand.WithdrawInvitation;
import org.palimpsest.command.entry.EntryState;
import org.palimpsest.command.section.SectionState;
import org.palimpsest.events.Anonymity;
import org.palimpsest.events.CommentPolicy;
import org.palimpsest.events.Content;
import org.palimpsest.events.Credits;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.EntryEvent.ApprovalKept;
import org.palimpsest.events.EntryEvent.ContributorInvited;
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
import org.palimpsest.events.EntryEvent.HandlingEditorAssigned;
import org.palimpsest.events.EntryEvent.HandlingEditorReleased;
import org.palimpsest.events.EntryEvent.InvitationDeclined;
import org.palimpsest.events.EntryEvent.InvitationWithdrawn;
import org.palimpsest.events.EntryEvent.MessageSent;
import org.palimpsest.events.EntryEvent.ObjectionSetAside;
import org.palimpsest.events.EntryEvent.OwnershipDeclined;
import org.palimpsest.events.EntryEvent.OwnershipHandedOver;
import org.palimpsest.events.EntryEvent.OwnershipOfferTakenBack;
import org.palimpsest.events.EntryEvent.OwnershipOffered;
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
import org.palimpsest.events.Giveaway;
import org.palimpsest.events.Policy;
import org.palimpsest.events.PublicHistory;
import org.palimpsest.events.ReviewQuestion;
import org.palimpsest.events.Role;
import org.palimpsest.events.ScheduledStep;
import org.palimpsest.events.SectionKind;
import org.palimpsest.permission.Caller;
import org.palimpsest.permission.EntryFacts;
import org.palimpsest.permission.Permission.Granted;

/**
 * Holds a life of an entry that somebody made up against the rules of the command service: whatever happens in it must be
 * just what follows from a command, given by somebody who may give it then. Not thread-safe.
 */
public final class Replay {
    private final Entry rules = new Entry();
    private final SectionKind kind;
    private EntryState state = EntryState.NONE;

    /** Nothing has happened yet; {@code kind} is that of the section, in which each round finds the policy it names. */
    public Replay(SectionKind kind) {
        this.kind = kind;
    }

    /**
     * Takes in what happened at once.
     *
     * @throws AssertionError if no command of this person in this role makes exactly these events
     */
    public void then(String person, Role role, List<? extends EntryEvent> events) {
        // Some logs begin when drafts had an address.
        if (!(events.equals(List.of(events.getFirst())) && events.getFirst() instanceof SlugAssigned)) {
            var command = command(person, role, events);
            var caller = new Caller(person, role == Role.OWNER ? Set.of() : Set.of(role));
            assertThat(rules.permission(command, state, caller)).as("%s: %s", person, command).isEqualTo(new Granted(role));
            var section = new SectionState(kind, policy(events.getFirst()), false, "Valleys", questions(events.getFirst()));
            var context = new Entry.Context(caller, caller, section, Set.of(), true, false, true, Instant.EPOCH);
            assertThat(rules.decide(command, state, context).events()).isEqualTo(events);
        }
        for (var event : events) {
            state = rules.evolve(state, event);
        }
    }

    /** What permissions on the entry depend on by now. */
    public EntryFacts facts(UUID id) {
        return state.facts(id);
    }

    private EntryCommand confirmation(String person, CreditConfirmed e) {
        if (!e.person().equals(person)) {
            return new DecideClaim(e.entryId(), e.contributor(), true, null);
        }
        boolean isOwners = person.equals(state.facts(e.entryId()).owner());
        return isOwners ? new ClaimCredit(e.entryId(), e.contributor()) : answer(e, true, null);
    }

    /** The id of this offer where it went out by mail; null where it was made to somebody by name. */
    private @Nullable UUID byLink(UUID offer) {
        return state.ownership().offered(offer).filter(one -> one.person() != null).isPresent() ? null : offer;
    }

    /** By the link in the mail where one is open. */
    private AnswerCredit answer(CreditEvent e, boolean agrees, @Nullable String reason) {
        var invitation = state.credits().of(e.contributor()).map(Credits.Credit::invitation).orElse(null);
        return new AnswerCredit(e.entryId(), invitation, e.contributor(), agrees, reason);
    }

    private EntryCommand command(String person, Role role, List<? extends EntryEvent> events) {
        var first = events.getFirst();
        var id = first.entryId();
        return switch (first) {
            case DraftStarted e -> new StartDraft(id, e.section(), e.slug(), content(events));
            case Revised _ -> new ReviseDraft(id, content(events));
            case EntrySubmitted e -> new SubmitEntry(id, responses(e), e.kept().stream().map(Giveaway::mark).toList());
            case ReviewerInvited e -> {
                var today = LocalDate.parse(e.due()).minusDays(Objects.requireNonNull(state.round()).policy().reviewDays());
                yield new InviteReviewer(id, e.reviewer(), today, e.despite());
            }
            case InvitationDeclined e -> new DeclineInvitation(id, e.reason());
            case InvitationWithdrawn e -> new WithdrawInvitation(id, e.reviewer());
            case ReviewerAssigned e -> role == Role.REVIEWER ? new AcceptInvitation(id) : new AssignReviewer(id, e.reviewer());
            case ReviewSubmitted e -> new SubmitReview(id, e.recommendation(), e.toAuthor(), e.toEditor(), answers(e));
            case ApprovalKept _ -> throw new IllegalArgumentException("nobody asks for it: " + first);
            case RevisionsRequested e -> new RequestRevisions(id, e.message(), e.quotesReports());
            case EntryAccepted e -> new AcceptEntry(id, e.message(), e.quotesReports());
            case EntryDeclined e -> new DeclineEntry(id, e.message(), e.quotesReports());
            case DecisionTakenBack e -> new TakeBackDecision(id, e.reason());
            case SlugAssigned _, EntryPublished _ -> publication(events.getLast(), id);
            case RevisionStarted _ -> new StartRevision(id);
            case EntryWithdrawn e -> new WithdrawEntry(id, e.reason());
            case EntryReinstated e -> new ReinstateEntry(id, e.reason());
            case EntrySuppressed e -> new Suppress(id, e.what(), e.reason());
            case PublicationScheduled e ->
                new SchedulePublication(id, e.publishAt(), e.kind(), e.reason(), e.withdrawAt(), e.withdrawalReason(), e.embargoUntil());
            case EmbargoMoved e -> new MoveEmbargo(id, e.embargo().until(), e.reason());
            case EmbargoLifted e ->
                e.reason() == null
                        ? new RunSchedule(
                                id, Objects.requireNonNull(state.embargo()).end().number(), ScheduledStep.LIFT_EMBARGO)
                        : new LiftEmbargo(id, e.reason());
            case PublicationUnscheduled _ ->
                events.getLast() instanceof DecisionTakenBack e
                        ? new TakeBackDecision(id, e.reason())
                        : new SchedulePublication(id, null, null, null, null, null);
            case ScheduledStepRefused e -> new RunSchedule(id, e.number(), e.step());
            case HandlingEditorAssigned e -> new HandOn(id, e.editor());
            case HandlingEditorReleased e -> e.leaving() ? new ReturnToQueue(id, e.editor()) : new HandOn(id, null);
            case MessageSent e -> new SendMessage(id, e.discussion(), e.reviewer(), e.text());
            case SuppressionLifted e -> new LiftSuppression(id, e.number(), e.reason());
            case ContributorInvited e -> new InviteContributor(id, e.contributor(), e.invitation());
            case CreditClaimed e -> new ClaimCredit(id, e.contributor());
            case CreditConfirmed e -> confirmation(person, e);
            case CreditClaimDeclined e -> new DecideClaim(id, e.contributor(), false, e.reason());
            case CreditObjected e -> answer(e, false, e.reason());
            case ObjectionSetAside e -> new SetAsideObjection(id, e.contributor(), e.reason());
            case CreditReleased e -> new ReleaseCredit(id, e.contributor());
            case OwnershipOffered e -> new HandOver(id, e.person(), e.offer(), e.reason());
            case OwnershipOfferTakenBack _ -> new TakeBackHandover(id);
            case OwnershipDeclined e -> new AnswerHandover(id, byLink(e.offer()), false);
            case OwnershipHandedOver e -> new AnswerHandover(id, byLink(e.offer()), true);
        };
    }

    private List<SubmitEntry.Response> responses(EntrySubmitted submitted) {
        var reviewers = state.round() == null ? List.<String>of() : state.round().assigned();
        return submitted.responses().stream()
                .map(one -> new SubmitEntry.Response(reviewers.indexOf(one.reviewer()) + 1, number(one.question()), one.text()))
                .toList();
    }

    private @Nullable Integer number(@Nullable ReviewQuestion question) {
        var round = state.round();
        return question == null || round == null ? null : ReviewQuestion.ofAuthors(round.questions()).indexOf(question) + 1;
    }

    private List<SubmitReview.Answer> answers(ReviewSubmitted review) {
        var questions = state.round() == null ? List.<ReviewQuestion>of() : state.round().questions();
        return review.answers().stream()
                .map(one -> new SubmitReview.Answer(questions.indexOf(one.question()) + 1, one.text()))
                .toList();
    }

    private static List<ReviewQuestion> questions(EntryEvent event) {
        return event instanceof EntrySubmitted submitted ? submitted.questions() : List.of();
    }

    private EntryCommand publication(EntryEvent last, UUID id) {
        if (!(last instanceof EntryPublished e)) {
            return new PublishEntry(id);
        }
        var until = e.embargo() == null || state.embargo() != null ? null : e.embargo().until();
        return new PublishEntry(id, e.kind(), e.reason(), until);
    }

    private Content content(List<? extends EntryEvent> events) {
        var content = state.content();
        for (var event : events) {
            content = event instanceof Revised change ? content.with(change) : content;
        }
        return content;
    }

    private static Policy policy(EntryEvent event) {
        var any = new Policy(0, Anonymity.ALL_IDENTITIES_VISIBLE, CommentPolicy.CLOSED, "CC-BY-4.0");
        return switch (event) {
            case EntrySubmitted e -> e.policy();
            case EntryWithdrawn e ->
                new Policy(0, any.anonymity(), any.comments(), any.licence(), e.versions(), PublicHistory.FROM_PUBLICATION, false, false);
            default -> any;
        };
    }
}
