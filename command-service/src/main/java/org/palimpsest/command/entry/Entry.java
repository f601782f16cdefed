package org.palimpsest.command.entry;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.palimpsest.command.Decider;
import org.palimpsest.command.Decision;
import org.palimpsest.command.Text;
import org.palimpsest.command.entry.EntryCommand.AcceptEntry;
import org.palimpsest.command.entry.EntryCommand.AcceptInvitation;
import org.palimpsest.command.entry.EntryCommand.AnswerCredit;
import org.palimpsest.command.entry.EntryCommand.AnswerHandover;
import org.palimpsest.command.entry.EntryCommand.AssignReviewer;
import org.palimpsest.command.entry.EntryCommand.AttachFile;
import org.palimpsest.command.entry.EntryCommand.ClaimCredit;
import org.palimpsest.command.entry.EntryCommand.DecideClaim;
import org.palimpsest.command.entry.EntryCommand.DeclineEntry;
import org.palimpsest.command.entry.EntryCommand.DeclineInvitation;
import org.palimpsest.command.entry.EntryCommand.DescribeFile;
import org.palimpsest.command.entry.EntryCommand.ExpectFile;
import org.palimpsest.command.entry.EntryCommand.HandOn;
import org.palimpsest.command.entry.EntryCommand.HandOver;
import org.palimpsest.command.entry.EntryCommand.InviteContributor;
import org.palimpsest.command.entry.EntryCommand.InviteReviewer;
import org.palimpsest.command.entry.EntryCommand.LiftEmbargo;
import org.palimpsest.command.entry.EntryCommand.LiftSuppression;
import org.palimpsest.command.entry.EntryCommand.MoveEmbargo;
import org.palimpsest.command.entry.EntryCommand.PublishEntry;
import org.palimpsest.command.entry.EntryCommand.PublishInIssue;
import org.palimpsest.command.entry.EntryCommand.ReinstateEntry;
import org.palimpsest.command.entry.EntryCommand.ReleaseCredit;
import org.palimpsest.command.entry.EntryCommand.RemoveFile;
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
import org.palimpsest.command.section.SectionState;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.Role;
import org.palimpsest.permission.Caller;
import org.palimpsest.permission.EntryAction;
import org.palimpsest.permission.EntryPermissions;
import org.palimpsest.permission.EntryStanding;
import org.palimpsest.permission.Permission;
import org.palimpsest.permission.Permission.Granted;

/** What follows from a command to an entry. Tests that make up the life of an entry ask it, too. */
public final class Entry implements Decider<EntryCommand, EntryState, EntryEvent, Entry.Context> {

    /**
     * What a decision needs beside command and state.
     *
     * @param caller who gives the command
     * @param later the same person with the roles that the log knows of: what they may do when nobody is signed in
     * @param section the one that the entry is or shall be in; null where there is none, or where the command needs none
     * @param taken those of the addresses the entry could get that another has
     * @param isReviewer whether the person to be invited or assigned is registered, and a reviewer of its section
     * @param isCredited whether the person to be invited is called like a contributor
     * @param isEditor whether the person who is to see to the entry is registered, and an editor of its section
     * @param now by the clock of the process that decides
     */
    public record Context(
            Caller caller,
            Caller later,
            @Nullable SectionState section,
            Set<String> taken,
            boolean isReviewer,
            boolean isCredited,
            boolean isEditor,
            Instant now) {
        public Context {
            taken = Set.copyOf(taken);
        }

        /** For what depends neither on roles nor on the time, where nobody is credited. */
        public Context(String person, @Nullable SectionState section, Set<String> taken, boolean isReviewer) {
            this(new Caller(person, Set.of()), new Caller(person, Set.of()), section, taken, isReviewer, false, false, Instant.EPOCH);
        }

        String person() {
            return caller.id();
        }

        /** The section of an entry that is there. */
        SectionState sectionOf(EntryState state) {
            if (section == null) {
                throw new IllegalStateException("section " + state.section() + " of an entry is not there");
            }
            return section;
        }
    }

    @Override
    public String id(EntryCommand command) {
        return command.entryId().toString();
    }

    @Override
    public Permission permission(EntryCommand command, EntryState state, Caller caller) {
        // Whether they may do what is planned is what it decides; and who has left, the log has said.
        if (command instanceof RunSchedule || command instanceof ReturnToQueue) {
            return new Granted(Role.EDITOR);
        }
        if (command instanceof AnswerCredit c && c.invitation() != null) {
            return EntryPermissions.byInvitation(c.invitation(), state.facts(command.entryId()), caller);
        }
        if (command instanceof AnswerHandover c && c.offer() != null) {
            return EntryPermissions.byOffer(c.offer(), state.facts(command.entryId()), caller);
        }
        var section = command instanceof StartDraft start ? Text.orEmpty(start.section()) : state.section();
        return EntryPermissions.permission(action(command), state.facts(command.entryId(), section), caller);
    }

    @Override
    public Decision<EntryEvent> decide(EntryCommand command, EntryState state, Context context) {
        return switch (command) {
            case StartDraft c -> Decision.of(Drafting.start(c, context));
            case ReviseDraft c -> Decision.of(Drafting.revise(c, state));
            case ExpectFile c -> Decision.of(Attaching.expect(c, state));
            case AttachFile c -> Decision.of(Attaching.attach(c, state));
            case DescribeFile c -> Decision.of(Attaching.describe(c, state));
            case RemoveFile c -> Decision.of(Attaching.remove(c, state));
            case SubmitEntry c -> Decision.of(Drafting.submit(c, state, context.sectionOf(state)));
            case InviteReviewer c -> Decision.of(Inviting.invite(c, state, context));
            case WithdrawInvitation c -> Decision.of(Inviting.withdraw(c, state));
            case AcceptInvitation c -> Decision.of(Inviting.accept(c, state, context.person()));
            case DeclineInvitation c -> Decision.of(Inviting.decline(c, state, context.person()));
            case AssignReviewer c -> Decision.of(Reviewing.assign(c, state, context.isReviewer()));
            case SubmitReview c -> Decision.of(Reviewing.review(c, state, context.person()));
            case RequestRevisions c -> Decision.of(Reviewing.requestRevisions(c, state));
            case AcceptEntry c -> Decision.of(Reviewing.accept(c, state));
            case DeclineEntry c -> Decision.of(Reviewing.decline(c, state));
            case TakeBackDecision c -> Decision.of(Reviewing.takeBack(c, state));
            case PublishEntry c -> Publishing.publish(c, state, context);
            case PublishInIssue c -> Publishing.publishInIssue(c, state, context);
            case StartRevision c -> Decision.of(Publishing.startRevision(c, state));
            case MoveEmbargo c -> Decision.of(Embargoing.move(c, state, context));
            case LiftEmbargo c -> Decision.of(Embargoing.lift(c, state));
            case SchedulePublication c -> Scheduling.schedule(c, state, context);
            case RunSchedule c -> Scheduling.run(c, state, context);
            case WithdrawEntry c -> Decision.of(TakingBack.withdraw(c, context.sectionOf(state).policy()));
            case ReinstateEntry c -> Decision.of(TakingBack.reinstate(c));
            case InviteContributor c -> Decision.of(Crediting.invite(c, state));
            case ClaimCredit c -> Decision.of(Crediting.claim(c, state, context.person()));
            case DecideClaim c -> Decision.of(Crediting.decide(c, state));
            case AnswerCredit c -> Decision.of(Crediting.answer(c, state, context.person()));
            case ReleaseCredit c -> {
                // Who is only credited speaks of their own credit.
                var standing = EntryStanding.of(state.facts(c.entryId()), context.caller());
                boolean others = standing == EntryStanding.OWNER || standing == EntryStanding.EDITOR;
                yield Decision.of(Crediting.release(c, state, context.person(), others));
            }
            case SetAsideObjection c -> Decision.of(Crediting.setAside(c, state));
            case HandOn c -> Decision.of(Handling.handOn(c, state, context.isEditor()));
            case ReturnToQueue c -> Decision.of(Handling.returned(c, state));
            case HandOver c -> Decision.of(HandingOver.offer(c, state, context.person()));
            case TakeBackHandover c -> Decision.of(HandingOver.takeBack(c, state));
            case AnswerHandover c -> Decision.of(HandingOver.answer(c, state, context.person()));
            case SendMessage c -> Decision.of(Discussing.send(c, state, context.caller()));
            case Suppress c -> Decision.of(TakingBack.suppress(c, state));
            case LiftSuppression c -> Decision.of(TakingBack.lift(c, state));
        };
    }

    /** A review, say, is not refused as stale because others have written messages to each other meanwhile. */
    @Override
    public long beside(EntryCommand command, EntryState state) {
        return state.said();
    }

    @Override
    public EntryState evolve(EntryState state, EntryEvent event) {
        return EntryState.evolve(state, event);
    }

    private static EntryAction action(EntryCommand command) {
        return switch (command) {
            case StartDraft _ -> EntryAction.START_DRAFT;
            case ReviseDraft _, ExpectFile _, AttachFile _, DescribeFile _, RemoveFile _ -> EntryAction.REVISE_DRAFT;
            case SubmitEntry _ -> EntryAction.SUBMIT;
            case InviteReviewer _ -> EntryAction.INVITE_REVIEWER;
            case WithdrawInvitation _ -> EntryAction.WITHDRAW_INVITATION;
            case AcceptInvitation _ -> EntryAction.ACCEPT_INVITATION;
            case DeclineInvitation _ -> EntryAction.DECLINE_INVITATION;
            case AssignReviewer _ -> EntryAction.ASSIGN_REVIEWER;
            case SubmitReview _ -> EntryAction.REVIEW;
            case RequestRevisions _ -> EntryAction.REQUEST_REVISIONS;
            case AcceptEntry _ -> EntryAction.ACCEPT;
            case DeclineEntry _ -> EntryAction.DECLINE;
            case TakeBackDecision _ -> EntryAction.TAKE_BACK_DECISION;
            case PublishEntry _, PublishInIssue _ -> EntryAction.PUBLISH;
            case MoveEmbargo _ -> EntryAction.MOVE_EMBARGO;
            case LiftEmbargo _ -> EntryAction.LIFT_EMBARGO;
            case StartRevision _ -> EntryAction.START_REVISION;
            case SchedulePublication _, RunSchedule _ -> EntryAction.SCHEDULE;
            case WithdrawEntry _ -> EntryAction.WITHDRAW;
            case ReinstateEntry _ -> EntryAction.REINSTATE;
            case InviteContributor _ -> EntryAction.INVITE_CONTRIBUTOR;
            case ClaimCredit _ -> EntryAction.CLAIM_CREDIT;
            case DecideClaim _ -> EntryAction.DECIDE_CLAIM;
            case AnswerCredit _ -> EntryAction.ANSWER_CREDIT;
            case ReleaseCredit _ -> EntryAction.RELEASE_CREDIT;
            case SetAsideObjection _ -> EntryAction.SET_ASIDE_OBJECTION;
            case HandOn _, ReturnToQueue _ -> EntryAction.HANDLE;
            case HandOver _ -> EntryAction.HAND_OVER;
            case TakeBackHandover _ -> EntryAction.TAKE_BACK_HANDOVER;
            case AnswerHandover _ -> EntryAction.ANSWER_HANDOVER;
            case SendMessage c -> switch (c.discussion()) {
                case AUTHOR -> EntryAction.DISCUSS_WITH_AUTHOR;
                case REVIEWER -> EntryAction.DISCUSS_WITH_REVIEWER;
                case EDITORS -> EntryAction.DISCUSS_AMONG_EDITORS;
            };
            case Suppress _ -> EntryAction.SUPPRESS;
            case LiftSuppression _ -> EntryAction.LIFT_SUPPRESSION;
        };
    }
}
