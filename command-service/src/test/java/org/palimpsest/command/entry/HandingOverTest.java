package org.palimpsest.command.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.palimpsest.command.Refused.Reason.NOT_PERMITTED;
import static org.palimpsest.command.Refused.Reason.UNKNOWN;
import static org.palimpsest.command.Refused.Reason.WRONG_STATE;
import static org.palimpsest.command.Samples.ADA;
import static org.palimpsest.command.Samples.EDDA;
import static org.palimpsest.command.Samples.ENTRY;
import static org.palimpsest.command.Samples.NOBODY;
import static org.palimpsest.command.Samples.OLWEN;
import static org.palimpsest.command.Samples.OLWEN_AS_EDITOR;
import static org.palimpsest.command.Samples.RHYS;
import static org.palimpsest.command.entry.Histories.then;
import static org.palimpsest.command.entry.Scenario.given;
import static org.palimpsest.command.entry.Scenario.invalid;
import static org.palimpsest.command.entry.Scenario.refused;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.palimpsest.command.entry.EntryCommand.AnswerHandover;
import org.palimpsest.command.entry.EntryCommand.AssignReviewer;
import org.palimpsest.command.entry.EntryCommand.HandOn;
import org.palimpsest.command.entry.EntryCommand.HandOver;
import org.palimpsest.command.entry.EntryCommand.InviteReviewer;
import org.palimpsest.command.entry.EntryCommand.PublishEntry;
import org.palimpsest.command.entry.EntryCommand.ReviseDraft;
import org.palimpsest.command.entry.EntryCommand.SubmitEntry;
import org.palimpsest.command.entry.EntryCommand.TakeBackHandover;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.EntryEvent.CreditConfirmed;
import org.palimpsest.events.EntryEvent.CreditReleased;
import org.palimpsest.events.EntryEvent.HandlingEditorAssigned;
import org.palimpsest.events.EntryEvent.HandlingEditorReleased;
import org.palimpsest.events.EntryEvent.OwnershipDeclined;
import org.palimpsest.events.EntryEvent.OwnershipHandedOver;
import org.palimpsest.events.EntryEvent.OwnershipOfferTakenBack;
import org.palimpsest.events.EntryEvent.OwnershipOffered;
import org.palimpsest.events.Role;
import org.palimpsest.permission.Caller;
import org.palimpsest.permission.EntryStanding;

class HandingOverTest {
    private static final UUID OFFER = UUID.fromString("01890a5d-ac98-7abc-8def-0123456789ab");
    private static final UUID LATER = UUID.fromString("01890a5d-ac99-7abc-8def-0123456789ab");
    private static final Caller SMITH = new Caller("smith", Set.of(Role.CONTRIBUTOR));
    private static final Caller CORA = new Caller("cora", Set.of(Role.CONTRIBUTOR));
    private static final CreditConfirmed CREDITED = new CreditConfirmed(ENTRY, "Bethan Smith", "smith");
    private static final OwnershipOffered TO_SMITH = new OwnershipOffered(ENTRY, OFFER, "smith", "olwen", null);
    private static final OwnershipOffered BY_MAIL = new OwnershipOffered(ENTRY, OFFER, null, "olwen", null);
    private static final OwnershipHandedOver TO_CORA = new OwnershipHandedOver(ENTRY, OFFER, "olwen", "cora");
    private static final AnswerHandover ACCEPT = new AnswerHandover(ENTRY, null, true);
    private static final AnswerHandover ACCEPT_BY_LINK = new AnswerHandover(ENTRY, OFFER, true);
    private static final AnswerHandover DECLINE_BY_LINK = new AnswerHandover(ENTRY, OFFER, false);

    private static HandOver offer(@Nullable String person, UUID id, @Nullable String reason) {
        return new HandOver(ENTRY, person, id, reason);
    }

    @Test
    void theOwnerOffersItToACoAuthorOrByMail_WhoThenOwnsIt() {
        given(then(Histories.SUBMITTED, CREDITED)).when(OLWEN, offer("smith", OFFER, " ")).expectEvents(TO_SMITH);
        given(Histories.DRAFT).when(OLWEN, offer(null, OFFER, null)).expectEvents(BY_MAIL);
        given(then(Histories.SUBMITTED, CREDITED, TO_SMITH))
                .when(SMITH, ACCEPT)
                .expectEvents(new OwnershipHandedOver(ENTRY, OFFER, "olwen", "smith"));
        given(then(Histories.SUBMITTED, BY_MAIL)).when(CORA, ACCEPT_BY_LINK).expectEvents(TO_CORA);
    }

    @Test
    void onlyWhoIsCreditedAndAgreesIsOfferedItByName() {
        for (var nobody : List.of("olwen", "nobody", "rhys", "smith")) {
            given(Histories.SUBMITTED).when(OLWEN, offer(nobody, OFFER, null)).expectException(invalid("person")).expectNoEvents();
        }
        given(then(Histories.DRAFT, new CreditConfirmed(ENTRY, "Bethan Smith", "olwen")))
                .when(OLWEN, offer("olwen", OFFER, null))
                .expectException(invalid("person"))
                .expectNoEvents();
    }

    @Test
    void editorsAndAdministratorsDoSoWithAReason() {
        for (var caller : List.of(EDDA, ADA)) {
            given(Histories.SUBMITTED).when(caller, offer(null, OFFER, " ")).expectException(invalid("reason")).expectNoEvents();
            given(Histories.SUBMITTED)
                    .when(caller, offer(null, OFFER, " She has left. "))
                    .expectEvents(new OwnershipOffered(ENTRY, OFFER, null, caller.id(), "She has left."));
        }
        given(Histories.SUBMITTED)
                .when(OLWEN, offer(null, OFFER, "x".repeat(HandingOver.LONGEST_REASON + 1)))
                .expectException(invalid("reason"))
                .expectNoEvents();
    }

    @Test
    void nobodyElseDoes_NorAnAdministratorWhoReviewsIt() {
        var reviewingAdministrator = new Caller("rhys", Set.of(Role.REVIEWER, Role.ADMINISTRATOR));
        for (var caller : List.of(RHYS, reviewingAdministrator)) {
            given(Histories.ASSIGNED).when(caller, offer(null, OFFER, "So.")).expectException(refused(NOT_PERMITTED)).expectNoEvents();
        }
        given(Histories.ASSIGNED).when(NOBODY, offer(null, OFFER, "So.")).expectException(refused(UNKNOWN)).expectNoEvents();
        given(then(Histories.SUBMITTED, CREDITED)).when(SMITH, offer(null, OFFER, "So.")).expectException(refused(NOT_PERMITTED)).expectNoEvents();
        given(Histories.WITHDRAWN).when(OLWEN, offer(null, OFFER, null)).expectException(refused(WRONG_STATE)).expectNoEvents();
        given(List.of()).when(ADA, offer(null, OFFER, "So.")).expectException(refused(UNKNOWN)).expectNoEvents();
    }

    @Test
    void whatIsOfferedAgainIsOfferedOnce_AndALaterOfferEndsTheEarlier() {
        given(then(Histories.DRAFT, BY_MAIL)).when(OLWEN, offer(null, OFFER, null)).expectNoEvents();
        var later = then(Histories.DRAFT, BY_MAIL, new OwnershipOffered(ENTRY, LATER, null, "olwen", null));
        given(then(Histories.DRAFT, BY_MAIL)).when(OLWEN, offer(null, LATER, null)).expectEvents(later.getLast());
        given(later).when(CORA, ACCEPT_BY_LINK).expectException(refused(UNKNOWN)).expectNoEvents();
        given(later).when(CORA, new AnswerHandover(ENTRY, LATER, true)).expectEvents(new OwnershipHandedOver(ENTRY, LATER, "olwen", "cora"));
    }

    @Test
    void itCanBeTakenBackUntilItIsAccepted() {
        for (var caller : List.of(OLWEN, EDDA, ADA)) {
            given(then(Histories.SUBMITTED, BY_MAIL))
                    .when(caller, new TakeBackHandover(ENTRY))
                    .expectEvents(new OwnershipOfferTakenBack(ENTRY, OFFER));
            given(Histories.SUBMITTED).when(caller, new TakeBackHandover(ENTRY)).expectNoEvents();
        }
        given(then(Histories.SUBMITTED, BY_MAIL, new OwnershipOfferTakenBack(ENTRY, OFFER)))
                .when(CORA, ACCEPT_BY_LINK)
                .expectException(refused(UNKNOWN))
                .expectNoEvents();
        given(then(Histories.SUBMITTED, BY_MAIL, TO_CORA)).when(OLWEN, new TakeBackHandover(ENTRY)).expectException(refused(NOT_PERMITTED));
        given(then(Histories.SUBMITTED, BY_MAIL)).when(RHYS, new TakeBackHandover(ENTRY)).expectException(refused(UNKNOWN)).expectNoEvents();
    }

    @Test
    void thePersonToWhomItIsOfferedMayDecline_Once() {
        var declined = new OwnershipDeclined(ENTRY, OFFER, "cora");
        given(then(Histories.SUBMITTED, BY_MAIL)).when(CORA, DECLINE_BY_LINK).expectEvents(declined);
        given(then(Histories.SUBMITTED, BY_MAIL, declined)).when(CORA, ACCEPT_BY_LINK).expectException(refused(UNKNOWN)).expectNoEvents();
        given(then(Histories.SUBMITTED, CREDITED, TO_SMITH))
                .when(SMITH, new AnswerHandover(ENTRY, null, false))
                .expectEvents(new OwnershipDeclined(ENTRY, OFFER, "smith"));
    }

    @Test
    void whoReviewsOrHasReviewedNeverOwnsIt() {
        var rhys = new Caller("rhys", Set.of(Role.CONTRIBUTOR, Role.REVIEWER));
        for (var history : List.of(Histories.INVITED, Histories.ASSIGNED, Histories.PUBLISHED)) {
            for (var answer : List.of(ACCEPT_BY_LINK, DECLINE_BY_LINK)) {
                given(then(history, BY_MAIL)).when(rhys, answer).expectException(refused(UNKNOWN, "There is no entry")).expectNoEvents();
            }
        }
    }

    @Test
    void anEditorOwnsItOnlyAsLongAsNobodyWasAskedForAReview_AndSeesToItNoMore() {
        var elin = new Caller("elin", Set.of(Role.CONTRIBUTOR, Role.EDITOR));
        for (var history : List.of(Histories.INVITED, Histories.ASSIGNED)) {
            given(then(history, BY_MAIL)).when(elin, ACCEPT_BY_LINK).expectException(refused(UNKNOWN)).expectNoEvents();
        }
        given(then(Histories.SUBMITTED, new HandlingEditorAssigned(ENTRY, "elin"), BY_MAIL))
                .when(elin, ACCEPT_BY_LINK)
                .expectEvents(
                        new HandlingEditorReleased(ENTRY, "elin", false), new OwnershipHandedOver(ENTRY, OFFER, "olwen", "elin"));
    }

    @Test
    void nobodyHandsWhatIsNotTheirsToThemselves() {
        var edda = new Caller("edda", Set.of(Role.CONTRIBUTOR, Role.EDITOR));
        given(then(Histories.SUBMITTED, new OwnershipOffered(ENTRY, OFFER, null, "edda", "She has left.")))
                .when(edda, ACCEPT_BY_LINK)
                .expectException(refused(NOT_PERMITTED, "yourself"))
                .expectNoEvents();
        given(then(Histories.SUBMITTED, BY_MAIL))
                .when(OLWEN, ACCEPT_BY_LINK)
                .expectException(refused(NOT_PERMITTED, "You own this entry"))
                .expectNoEvents();
        given(then(Histories.SUBMITTED, BY_MAIL)).when(NOBODY, ACCEPT_BY_LINK).expectException(refused(UNKNOWN)).expectNoEvents();
    }

    @Test
    void aLinkOpensOnlyAnOfferByMail() {
        given(then(Histories.SUBMITTED, CREDITED, TO_SMITH)).when(CORA, ACCEPT_BY_LINK).expectException(refused(UNKNOWN)).expectNoEvents();
        given(then(Histories.SUBMITTED, CREDITED, TO_SMITH)).when(CORA, ACCEPT).expectException(refused(UNKNOWN)).expectNoEvents();
    }

    @Test
    void theNewOwnerDoesWhatOwnersDo_TheFormerOneNoMore() {
        var handed = then(Histories.TO_BE_REVISED, BY_MAIL, TO_CORA);
        var revised = new ReviseDraft(ENTRY, org.palimpsest.command.Samples.titled("Another title"));
        given(handed).when(CORA, revised).expectSuccessfulHandlerExecution();
        given(handed).when(CORA, new SubmitEntry(ENTRY)).expectSuccessfulHandlerExecution();
        for (var command : List.of(revised, new SubmitEntry(ENTRY), offer(null, LATER, null))) {
            given(handed).when(OLWEN, command).expectException(refused(NOT_PERMITTED)).expectNoEvents();
        }
    }

    @Test
    void theFormerOwnerIsAnAuthorForGood() {
        var handed = then(Histories.SUBMITTED, BY_MAIL, TO_CORA);
        for (var command : List.of(
                new InviteReviewer(ENTRY, "olwen", Histories.TODAY, "Nobody else."), new AssignReviewer(ENTRY, "olwen"))) {
            given(handed).when(EDDA, command).expectException(invalid("reviewer")).expectNoEvents();
        }
        var emyrs = then(Histories.SUBMITTED, new OwnershipOffered(ENTRY, OFFER, null, "olwen", null),
                new OwnershipHandedOver(ENTRY, OFFER, "olwen", "emyr"), new OwnershipOffered(ENTRY, LATER, null, "emyr", null),
                new OwnershipHandedOver(ENTRY, LATER, "emyr", "cora"));
        given(emyrs).when(EDDA, new HandOn(ENTRY, "emyr")).expectException(invalid("editor")).expectNoEvents();
        var accepted = then(Histories.ACCEPTED, BY_MAIL, TO_CORA);
        given(accepted).when(OLWEN_AS_EDITOR, new PublishEntry(ENTRY)).expectException(refused(NOT_PERMITTED)).expectNoEvents();
        assertThat(EntryStanding.of(Histories.fold(accepted).facts(ENTRY), OLWEN_AS_EDITOR)).isEqualTo(EntryStanding.FORMER_OWNER);
    }

    @Test
    void thePersonToWhomItIsOfferedIsNotAskedForAReviewMeanwhile() {
        var bethan = new CreditConfirmed(ENTRY, "Bethan Smith", "bethan");
        var offered = new OwnershipOffered(ENTRY, OFFER, "bethan", "olwen", null);
        given(then(Histories.SUBMITTED, bethan, offered, new CreditReleased(ENTRY, "Bethan Smith", "bethan")))
                .when(EDDA, new AssignReviewer(ENTRY, "bethan"))
                .expectException(invalid("reviewer"))
                .expectNoEvents();
    }

    @Test
    void itComesBackToWhoHadIt() {
        var back = then(
                Histories.SUBMITTED, BY_MAIL, TO_CORA, new OwnershipOffered(ENTRY, LATER, null, "cora", null),
                new OwnershipHandedOver(ENTRY, LATER, "cora", "olwen"));
        var facts = Histories.fold(back).facts(ENTRY);
        assertThat(EntryStanding.of(facts, OLWEN)).isEqualTo(EntryStanding.OWNER);
        assertThat(EntryStanding.of(facts, CORA)).isEqualTo(EntryStanding.FORMER_OWNER);
    }

    @Test
    void nobodyIsMailedForEver() {
        var history = new ArrayList<EntryEvent>(Histories.DRAFT);
        for (int i = 0; i < HandingOver.MOST_OFFERS; i++) {
            history.add(new OwnershipOffered(ENTRY, new UUID(1, i), null, "olwen", null));
        }
        given(history).when(OLWEN, offer(null, OFFER, null)).expectException(refused(WRONG_STATE)).expectNoEvents();
    }
}
