package org.palimpsest.command.entry;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.palimpsest.command.Decider;
import org.palimpsest.command.Decision;
import org.palimpsest.command.entry.EntryCommand.AcceptEntry;
import org.palimpsest.command.entry.EntryCommand.AssignReviewer;
import org.palimpsest.command.entry.EntryCommand.DeclineEntry;
import org.palimpsest.command.entry.EntryCommand.LiftSuppression;
import org.palimpsest.command.entry.EntryCommand.PublishEntry;
import org.palimpsest.command.entry.EntryCommand.PublishInIssue;
import org.palimpsest.command.entry.EntryCommand.ReinstateEntry;
import org.palimpsest.command.entry.EntryCommand.RequestRevisions;
import org.palimpsest.command.entry.EntryCommand.ReviseDraft;
import org.palimpsest.command.entry.EntryCommand.StartDraft;
import org.palimpsest.command.entry.EntryCommand.StartRevision;
import org.palimpsest.command.entry.EntryCommand.SubmitEntry;
import org.palimpsest.command.entry.EntryCommand.SubmitReview;
import org.palimpsest.command.entry.EntryCommand.Suppress;
import org.palimpsest.command.entry.EntryCommand.WithdrawEntry;
import org.palimpsest.command.section.SectionState;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.permission.Caller;
import org.palimpsest.permission.EntryAction;
import org.palimpsest.permission.EntryPermissions;
import org.palimpsest.permission.Permission;

/** What follows from a command to an entry. Whoever makes up the life of an entry can ask it, too. */
public final class Entry implements Decider<EntryCommand, EntryState, EntryEvent, Entry.Context> {

    /**
     * What a decision needs beside command and state.
     *
     * @param person who gives the command
     * @param section the one that the entry is or shall be in; null where there is none, or where the command needs none
     * @param taken those of the addresses the entry could get that another has
     * @param isReviewer whether whoever is to be assigned is a registered person and a reviewer
     */
    public record Context(String person, @Nullable SectionState section, Set<String> taken, boolean isReviewer) {
        public Context {
            taken = Set.copyOf(taken);
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
        return EntryPermissions.permission(action(command), state.facts(command.entryId()), caller);
    }

    @Override
    public Decision<EntryEvent> decide(EntryCommand command, EntryState state, Context context) {
        return switch (command) {
            case StartDraft c -> Decision.of(Drafting.start(c, context));
            case ReviseDraft c -> Decision.of(Drafting.revise(c, state));
            case SubmitEntry c -> Decision.of(Drafting.submit(c, state, context.sectionOf(state)));
            case AssignReviewer c -> Decision.of(Reviewing.assign(c, state, context.isReviewer()));
            case SubmitReview c -> Decision.of(Reviewing.review(c, state, context.person()));
            case RequestRevisions c -> Decision.of(Reviewing.requestRevisions(c, state));
            case AcceptEntry c -> Decision.of(Reviewing.accept(c, state));
            case DeclineEntry c -> Decision.of(Reviewing.decline(c, state));
            case PublishEntry c -> Publishing.publish(c, state, context.taken());
            case PublishInIssue c -> Publishing.publishInIssue(c, state, context.taken());
            case StartRevision c -> Decision.of(Publishing.startRevision(c, state));
            case WithdrawEntry c -> Decision.of(TakingBack.withdraw(c, context.sectionOf(state).policy()));
            case ReinstateEntry c -> Decision.of(TakingBack.reinstate(c));
            case Suppress c -> Decision.of(TakingBack.suppress(c, state));
            case LiftSuppression c -> Decision.of(TakingBack.lift(c, state));
        };
    }

    @Override
    public EntryState evolve(EntryState state, EntryEvent event) {
        return EntryState.evolve(state, event);
    }

    private static EntryAction action(EntryCommand command) {
        return switch (command) {
            case StartDraft _ -> EntryAction.START_DRAFT;
            case ReviseDraft _ -> EntryAction.REVISE_DRAFT;
            case SubmitEntry _ -> EntryAction.SUBMIT;
            case AssignReviewer _ -> EntryAction.ASSIGN_REVIEWER;
            case SubmitReview _ -> EntryAction.REVIEW;
            case RequestRevisions _ -> EntryAction.REQUEST_REVISIONS;
            case AcceptEntry _ -> EntryAction.ACCEPT;
            case DeclineEntry _ -> EntryAction.DECLINE;
            case PublishEntry _, PublishInIssue _ -> EntryAction.PUBLISH;
            case StartRevision _ -> EntryAction.START_REVISION;
            case WithdrawEntry _ -> EntryAction.WITHDRAW;
            case ReinstateEntry _ -> EntryAction.REINSTATE;
            case Suppress _ -> EntryAction.SUPPRESS;
            case LiftSuppression _ -> EntryAction.LIFT_SUPPRESSION;
        };
    }
}
