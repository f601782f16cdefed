package org.palimpsest.command.entry;

import java.util.ArrayList;
import java.util.List;
import org.palimpsest.command.Refused;
import org.palimpsest.command.Refused.Reason;
import org.palimpsest.command.Text;
import org.palimpsest.command.Violations;
import org.palimpsest.command.entry.EntryCommand.AnswerHandover;
import org.palimpsest.command.entry.EntryCommand.HandOver;
import org.palimpsest.command.entry.EntryCommand.TakeBackHandover;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.EntryEvent.HandlingEditorReleased;
import org.palimpsest.events.EntryEvent.OwnershipDeclined;
import org.palimpsest.events.EntryEvent.OwnershipHandedOver;
import org.palimpsest.events.EntryEvent.OwnershipOfferTakenBack;
import org.palimpsest.events.EntryEvent.OwnershipOffered;
import org.palimpsest.events.Ownership.Offer;

/** Hands an entry over: it is offered to a person, who owns it once they accept. */
final class HandingOver {
    static final int LONGEST_REASON = 1_000;

    /** Of one entry: each may send a mail to somebody who did not ask for it. */
    static final int MOST_OFFERS = 100;

    private HandingOver() {}

    static List<EntryEvent> offer(HandOver c, EntryState state, String by) {
        var ownership = state.ownership();
        if (ownership.offered(c.offer()).isPresent()) {
            return List.of();
        }
        var reason = Text.clean(c.reason());
        var violations = new Violations();
        if (by.equals(state.owner())) {
            violations.lines("reason", reason, LONGEST_REASON);
        } else {
            violations.requiredLines("reason", reason, LONGEST_REASON);
        }
        if (c.person() != null && !maySucceed(c.person(), state)) {
            violations.add(
                    "person",
                    "The entry cannot be offered to them so.",
                    "the id of somebody else who is credited on it and has agreed to it, or an e-mail address");
        }
        violations.check();
        if (ownership.offers() >= MOST_OFFERS) {
            throw new Refused(Reason.WRONG_STATE, "No entry is offered more than " + MOST_OFFERS + " times.");
        }
        return List.of(new OwnershipOffered(c.entryId(), c.offer(), c.person(), by, reason));
    }

    private static boolean maySucceed(String person, EntryState state) {
        return state.standingCredits().confirmed().contains(person)
                && !person.equals(state.owner())
                && !state.reviewers().contains(person);
    }

    static List<EntryEvent> takeBack(TakeBackHandover c, EntryState state) {
        var offer = state.ownership().offer();
        return offer == null ? List.of() : List.of(new OwnershipOfferTakenBack(c.entryId(), offer.id()));
    }

    /** What two people have done is not done by one: who offers what is not theirs does not get it. */
    static List<EntryEvent> answer(AnswerHandover c, EntryState state, String person) {
        var ownership = state.ownership();
        var offer = (c.offer() == null ? ownership.offeredTo(person) : ownership.offered(c.offer()))
                .orElseThrow(() -> new Refused(Reason.UNKNOWN, "This offer is not open."));
        if (!c.accepts()) {
            return List.of(new OwnershipDeclined(c.entryId(), offer.id(), person));
        }
        if (person.equals(offer.by())) {
            throw new Refused(Reason.NOT_PERMITTED, "You have offered it yourself. Somebody else must do so for you to have it.");
        }
        return handedOver(c, state, offer, person);
    }

    /** An editor who owns it sees to it no more. */
    private static List<EntryEvent> handedOver(AnswerHandover c, EntryState state, Offer offer, String person) {
        var events = new ArrayList<EntryEvent>();
        if (person.equals(state.handling())) {
            events.add(new HandlingEditorReleased(c.entryId(), person, false));
        }
        events.add(new OwnershipHandedOver(c.entryId(), offer.id(), state.owner(), person));
        return events;
    }
}
