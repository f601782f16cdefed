package org.palimpsest.command.entry;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.palimpsest.command.Refused;
import org.palimpsest.command.Refused.Reason;
import org.palimpsest.command.Text;
import org.palimpsest.command.Violations;
import org.palimpsest.command.entry.EntryCommand.AnswerCredit;
import org.palimpsest.command.entry.EntryCommand.ClaimCredit;
import org.palimpsest.command.entry.EntryCommand.DecideClaim;
import org.palimpsest.command.entry.EntryCommand.InviteContributor;
import org.palimpsest.command.entry.EntryCommand.ReleaseCredit;
import org.palimpsest.command.entry.EntryCommand.SetAsideObjection;
import org.palimpsest.events.Contributor;
import org.palimpsest.events.Credits.Credit;
import org.palimpsest.events.Credits.Stage;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.EntryEvent.ContributorInvited;
import org.palimpsest.events.EntryEvent.CreditClaimDeclined;
import org.palimpsest.events.EntryEvent.CreditClaimed;
import org.palimpsest.events.EntryEvent.CreditConfirmed;
import org.palimpsest.events.EntryEvent.CreditObjected;
import org.palimpsest.events.EntryEvent.CreditReleased;
import org.palimpsest.events.EntryEvent.ObjectionSetAside;

/** Whose a credit is, and whether they agree to be named. */
final class Crediting {
    static final int LONGEST_REASON = 1_000;

    /** Of one entry: each sends a mail to somebody who did not ask for it. */
    static final int MOST_INVITATIONS = 400;

    private Crediting() {}

    static List<EntryEvent> invite(InviteContributor c, EntryState state) {
        named(c.contributor(), names(state.content().contributors()));
        var before = state.credits().of(c.contributor()).orElse(null);
        if (before != null && !before.isFree()) {
            throw new Refused(Reason.WRONG_STATE, "Somebody has this credit already, or says so.");
        }
        if (state.credits().invitedBy(c.invitation()).isPresent()) {
            if (c.invitation().equals(before == null ? null : before.invitation())) {
                return List.of();
            }
            throw new Refused(Reason.TAKEN, "Another invitation has this id.");
        }
        if (state.credits().invitations() >= MOST_INVITATIONS) {
            throw new Refused(Reason.WRONG_STATE, "No more than " + MOST_INVITATIONS + " invitations can be sent for one entry.");
        }
        return List.of(new ContributorInvited(c.entryId(), c.contributor(), c.invitation()));
    }

    /** A name in a draft that is not published is told to nobody who guesses it: only what readers have can be claimed. */
    static List<EntryEvent> claim(ClaimCredit c, EntryState state, String person) {
        boolean owns = person.equals(state.owner());
        named(c.contributor(), owns ? names(state.content().contributors()) : state.credits().published());
        var before = state.credits().of(c.contributor()).orElse(null);
        if (before != null && before.isOf(person)) {
            return List.of();
        }
        if (before != null && !before.isFree()) {
            throw new Refused(Reason.TAKEN, "Somebody else has this credit already, or says so.");
        }
        onlyOne(person, state);
        return List.of(
                owns
                        ? new CreditConfirmed(c.entryId(), c.contributor(), person)
                        : new CreditClaimed(c.entryId(), c.contributor(), person));
    }

    static List<EntryEvent> decide(DecideClaim c, EntryState state) {
        var reason = reason(c.reason(), false);
        var claimed = credit(c.contributor(), state, Stage.CLAIMED, "Nobody claims this credit.");
        var person = person(claimed);
        return List.of(
                c.confirmed()
                        ? new CreditConfirmed(c.entryId(), claimed.contributor(), person)
                        : new CreditClaimDeclined(c.entryId(), claimed.contributor(), person, reason));
    }

    static List<EntryEvent> answer(AnswerCredit c, EntryState state, String person) {
        var credit = c.invitation() == null ? own(c.contributor(), state, person) : invited(c.invitation(), state, person);
        var reason = reason(c.reason(), !c.agrees());
        if (credit.stage() == Stage.CLAIMED) {
            throw new Refused(Reason.WRONG_STATE, "The owner or an editor has not confirmed yet that this credit is yours.");
        }
        if (c.agrees()) {
            return credit.stage() == Stage.CONFIRMED
                    ? List.of()
                    : List.of(new CreditConfirmed(c.entryId(), credit.contributor(), person));
        }
        var objected = new CreditObjected(c.entryId(), credit.contributor(), person, Text.orEmpty(reason));
        return credit.stage() == Stage.OBJECTED && objected.reason().equals(credit.reason()) ? List.of() : List.of(objected);
    }

    /** By whom it is, whatever they have said of it; by others only what nobody objects to. */
    static List<EntryEvent> release(ReleaseCredit c, EntryState state, String person, boolean mayForOthers) {
        var credit = state.credits().of(c.contributor())
                .filter(one -> one.isOf(person) || (mayForOthers && one.stage() != Stage.DECLINED))
                .orElse(null);
        if (credit == null) {
            throw unknown("the name of a contributor of whom something was said");
        }
        boolean isOthers = !credit.isOf(person);
        if (isOthers && credit.stage() == Stage.CLAIMED) {
            throw new Refused(Reason.WRONG_STATE, "Confirm or decline this claim.");
        }
        if (isOthers && credit.stage() != Stage.INVITED && credit.stage() != Stage.CONFIRMED) {
            throw new Refused(Reason.WRONG_STATE, "They object to being named. Have the credit changed; an editor can set it aside.");
        }
        return List.of(new CreditReleased(c.entryId(), credit.contributor(), credit.person()));
    }

    static List<EntryEvent> setAside(SetAsideObjection c, EntryState state) {
        var reason = reason(c.reason(), true);
        var objected = credit(c.contributor(), state, Stage.OBJECTED, "Nobody objects to this credit.");
        return List.of(new ObjectionSetAside(c.entryId(), objected.contributor(), person(objected), Text.orEmpty(reason)));
    }

    private static Credit invited(UUID invitation, EntryState state, String person) {
        var credit = state.credits().invitedBy(invitation).orElseThrow(() -> new Refused(Reason.UNKNOWN, "This invitation is not open."));
        onlyOne(person, state);
        return credit;
    }

    private static Credit own(@Nullable String contributor, EntryState state, String person) {
        return state.credits().of(contributor).filter(one -> one.isOf(person)).orElseThrow(() -> unknown("the name by which you are credited"));
    }

    private static Credit credit(@Nullable String contributor, EntryState state, Stage stage, String otherwise) {
        var credit = state.credits().of(contributor).orElseThrow(() -> unknown("the name of a contributor"));
        if (credit.stage() != stage) {
            throw new Refused(Reason.WRONG_STATE, otherwise);
        }
        return credit;
    }

    private static String person(Credit credit) {
        if (credit.person() == null) {
            throw new IllegalStateException("a credit that is nobody's");
        }
        return credit.person();
    }

    private static void onlyOne(String person, EntryState state) {
        if (state.standingCredits().people().contains(person)) {
            throw new Refused(Reason.WRONG_STATE, "You have a credit on this entry already, or say so.");
        }
    }

    private static void named(@Nullable String contributor, List<String> names) {
        long so = names.stream().filter(name -> name.equals(contributor)).count();
        if (so == 0) {
            throw unknown("the whole name of a contributor, as it stands there");
        }
        if (so > 1) {
            throw new Refused(Reason.WRONG_STATE, "Several contributors are called so: nobody can tell which one is meant.");
        }
    }

    private static Refused unknown(String valid) {
        var violations = new Violations();
        violations.add("contributor", "There is no such credit.", valid);
        return violations.refused();
    }

    private static List<String> names(List<Contributor> contributors) {
        return contributors.stream().map(Contributor::name).toList();
    }

    private static @Nullable String reason(@Nullable String sent, boolean isNeeded) {
        var reason = Text.clean(sent);
        var violations = new Violations();
        if (isNeeded) {
            violations.requiredLines("reason", reason, LONGEST_REASON);
        } else {
            violations.lines("reason", reason, LONGEST_REASON);
        }
        violations.check();
        return reason;
    }
}
