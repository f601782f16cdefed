package org.palimpsest.command.entry;

import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.palimpsest.command.Refused;
import org.palimpsest.command.Refused.Reason;
import org.palimpsest.command.Text;
import org.palimpsest.command.Violations;
import org.palimpsest.command.entry.EntryCommand.AcceptInvitation;
import org.palimpsest.command.entry.EntryCommand.DeclineInvitation;
import org.palimpsest.command.entry.EntryCommand.InviteReviewer;
import org.palimpsest.command.entry.EntryCommand.WithdrawInvitation;
import org.palimpsest.command.entry.EntryState.Round;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.EntryEvent.InvitationDeclined;
import org.palimpsest.events.EntryEvent.InvitationWithdrawn;
import org.palimpsest.events.EntryEvent.ReviewerAssigned;
import org.palimpsest.events.EntryEvent.ReviewerInvited;

/** Asking for a review, and the answer. */
final class Inviting {
    static final int LONGEST_REASON = 1_000;

    private Inviting() {}

    static List<EntryEvent> invite(InviteReviewer c, EntryState state, Entry.Context context) {
        var round = round(state);
        var despite = Text.clean(c.despite());
        var violations = new Violations();
        violations.lines("despite", despite, LONGEST_REASON);
        if (Reviewing.mayReview(c.reviewer(), state, context.isReviewer(), violations)) {
            if (round.assigned().contains(c.reviewer()) || round.invited().containsKey(c.reviewer())) {
                return List.of();
            }
            if (context.isCredited() && despite == null) {
                violations.add(
                        "despite",
                        "A contributor of the entry is called like this reviewer, or has the same ORCID iD.",
                        "why they are asked nevertheless, or somebody else");
            }
        }
        violations.check();
        var due = DateTimeFormatter.ISO_LOCAL_DATE.format(c.today().plusDays(round.policy().reviewDays()));
        return List.of(new ReviewerInvited(c.entryId(), round.number(), c.reviewer(), due, despite));
    }

    static List<EntryEvent> withdraw(WithdrawInvitation c, EntryState state) {
        var round = round(state);
        if (c.reviewer() != null && round.assigned().contains(c.reviewer())) {
            throw new Refused(Reason.WRONG_STATE, "They have accepted already.");
        }
        if (c.reviewer() == null || !round.invited().containsKey(c.reviewer())) {
            var violations = new Violations();
            violations.add("reviewer", "No invitation of theirs waits for an answer.", "the id of somebody who is invited");
            violations.check();
        }
        return List.of(new InvitationWithdrawn(c.entryId(), round.number(), c.reviewer()));
    }

    static List<EntryEvent> accept(AcceptInvitation c, EntryState state, String reviewer) {
        var round = round(state);
        return round.assigned().contains(reviewer)
                ? List.of()
                : List.of(new ReviewerAssigned(c.entryId(), round.number(), reviewer));
    }

    static List<EntryEvent> decline(DeclineInvitation c, EntryState state, String reviewer) {
        @Nullable String reason = Text.clean(c.reason());
        var violations = new Violations();
        violations.lines("reason", reason, LONGEST_REASON);
        violations.check();
        return List.of(new InvitationDeclined(c.entryId(), round(state).number(), reviewer, reason));
    }

    private static Round round(EntryState state) {
        if (state.round() == null) {
            throw new IllegalStateException("under review without a round");
        }
        return state.round();
    }
}
