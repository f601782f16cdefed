package org.palimpsest.command.entry;

import java.util.List;
import org.palimpsest.command.Decision;
import org.palimpsest.command.Refused;
import org.palimpsest.command.entry.EntryCommand.AcceptEntry;
import org.palimpsest.command.entry.EntryCommand.AssignReviewer;
import org.palimpsest.command.entry.EntryCommand.DeclineEntry;
import org.palimpsest.command.entry.EntryCommand.PublishEntry;
import org.palimpsest.command.entry.EntryCommand.ReinstateEntry;
import org.palimpsest.command.entry.EntryCommand.RequestRevisions;
import org.palimpsest.command.entry.EntryCommand.ReviseDraft;
import org.palimpsest.command.entry.EntryCommand.StartDraft;
import org.palimpsest.command.entry.EntryCommand.StartRevision;
import org.palimpsest.command.entry.EntryCommand.SubmitEntry;
import org.palimpsest.command.entry.EntryCommand.SubmitReview;
import org.palimpsest.command.entry.EntryCommand.WithdrawEntry;
import org.palimpsest.events.EntryEvent;

/** What follows from a command to an entry. */
final class Entry {
    private Entry() {}

    /**
     * Pure. The rules come first, then the fields, then what only this command asks for. Throws {@link Refused} where
     * nothing may happen.
     */
    static Decision<EntryEvent> decide(EntryCommand command, EntryState state, DecisionContext given) {
        var role = EntryRules.permit(command, state, given.caller(), given.precondition());
        return new Decision<>(role, events(command, state, given));
    }

    private static List<EntryEvent> events(EntryCommand command, EntryState state, DecisionContext given) {
        return switch (command) {
            case StartDraft c -> Drafting.start(c, given);
            case ReviseDraft c -> Drafting.revise(c, state);
            case SubmitEntry c -> Drafting.submit(c, state, given);
            case AssignReviewer c -> Reviewing.assign(c, state);
            case SubmitReview c -> Reviewing.review(c, state, given.caller().id());
            case RequestRevisions c -> Reviewing.requestRevisions(c, state);
            case AcceptEntry c -> Reviewing.accept(c, state);
            case DeclineEntry c -> Reviewing.decline(c, state);
            case PublishEntry c -> Publishing.publish(c, state);
            case StartRevision c -> Publishing.startRevision(c, state);
            case WithdrawEntry c -> Publishing.withdraw(c);
            case ReinstateEntry c -> Publishing.reinstate(c);
        };
    }
}
