package org.palimpsest.command.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.palimpsest.command.Refused.Reason.NOT_PERMITTED;
import static org.palimpsest.command.Refused.Reason.TAKEN;
import static org.palimpsest.command.Refused.Reason.UNKNOWN;
import static org.palimpsest.command.Refused.Reason.WRONG_STATE;
import static org.palimpsest.command.Samples.ADA;
import static org.palimpsest.command.Samples.EDDA;
import static org.palimpsest.command.Samples.ENTRY;
import static org.palimpsest.command.Samples.NOBODY;
import static org.palimpsest.command.Samples.OLWEN;
import static org.palimpsest.command.Samples.RHYS;
import static org.palimpsest.command.entry.Histories.then;
import static org.palimpsest.command.entry.Scenario.given;
import static org.palimpsest.command.entry.Scenario.invalid;
import static org.palimpsest.command.entry.Scenario.refused;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.palimpsest.command.entry.EntryCommand.AnswerCredit;
import org.palimpsest.command.entry.EntryCommand.ClaimCredit;
import org.palimpsest.command.entry.EntryCommand.DecideClaim;
import org.palimpsest.command.entry.EntryCommand.InviteContributor;
import org.palimpsest.command.entry.EntryCommand.InviteReviewer;
import org.palimpsest.command.entry.EntryCommand.PublishEntry;
import org.palimpsest.command.entry.EntryCommand.ReleaseCredit;
import org.palimpsest.command.entry.EntryCommand.ReviseDraft;
import org.palimpsest.command.entry.EntryCommand.SchedulePublication;
import org.palimpsest.command.entry.EntryCommand.SetAsideObjection;
import org.palimpsest.events.Contributor;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.EntryEvent.ContributorInvited;
import org.palimpsest.events.EntryEvent.ContributorsRevised;
import org.palimpsest.events.EntryEvent.CreditClaimDeclined;
import org.palimpsest.events.EntryEvent.CreditClaimed;
import org.palimpsest.events.EntryEvent.CreditConfirmed;
import org.palimpsest.events.EntryEvent.CreditObjected;
import org.palimpsest.events.EntryEvent.CreditReleased;
import org.palimpsest.events.EntryEvent.ObjectionSetAside;
import org.palimpsest.events.Role;
import org.palimpsest.permission.Caller;
import org.palimpsest.permission.EntryStanding;

/** Whose a credit is, and whether they agree to be named. */
class CreditingTest {
    private static final String NAME = "Bethan Smith";
    private static final UUID INVITATION = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8058");
    private static final UUID LATER = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8059");
    private static final Caller SMITH = new Caller("smith", Set.of());

    private static final ContributorInvited INVITED = new ContributorInvited(ENTRY, NAME, INVITATION);
    private static final CreditClaimed CLAIMED = new CreditClaimed(ENTRY, NAME, "smith");
    private static final CreditConfirmed CONFIRMED = new CreditConfirmed(ENTRY, NAME, "smith");
    private static final CreditObjected OBJECTED = new CreditObjected(ENTRY, NAME, "smith", "I did nothing.");
    private static final ObjectionSetAside SET_ASIDE = new ObjectionSetAside(ENTRY, NAME, "smith", "She led it.");
    private static final InviteContributor INVITE = new InviteContributor(ENTRY, NAME, INVITATION);
    private static final ClaimCredit CLAIM = new ClaimCredit(ENTRY, NAME);
    private static final DecideClaim CONFIRM = new DecideClaim(ENTRY, NAME, true, null);
    private static final ReleaseCredit RELEASE = new ReleaseCredit(ENTRY, NAME);
    private static final AnswerCredit BY_LINK = new AnswerCredit(ENTRY, INVITATION, null, true, null);
    private static final AnswerCredit AGREE = new AnswerCredit(ENTRY, null, NAME, true, null);
    private static final AnswerCredit OBJECT = new AnswerCredit(ENTRY, null, NAME, false, " I did nothing. ");
    private static final SetAsideObjection SET = new SetAsideObjection(ENTRY, NAME, " She led it. ");

    private static List<EntryEvent> renamed(List<EntryEvent> history, String family) {
        var other = new Contributor("Bethan", family, List.of(), null, List.of(), false);
        return then(history, new ContributorsRevised(ENTRY, List.of(other)));
    }

    @Test
    void theOwnerInvitesWhomTheDraftNames() {
        given(Histories.DRAFT).when(OLWEN, INVITE).expectEvents(INVITED);
        given(then(Histories.DRAFT, INVITED)).when(OLWEN, INVITE).expectNoEvents();
        given(then(Histories.DRAFT, INVITED))
                .when(OLWEN, new InviteContributor(ENTRY, NAME, LATER))
                .expectEvents(new ContributorInvited(ENTRY, NAME, LATER));
        given(Histories.DRAFT)
                .when(OLWEN, new InviteContributor(ENTRY, "Bethan", INVITATION))
                .expectException(invalid("contributor"))
                .expectNoEvents();
        given(Histories.DRAFT).when(EDDA, INVITE).expectException(refused(WRONG_STATE)).expectNoEvents();
        given(Histories.SUBMITTED).when(RHYS, INVITE).expectException(refused(UNKNOWN)).expectNoEvents();
        given(then(Histories.DRAFT, CONFIRMED)).when(OLWEN, INVITE).expectException(refused(WRONG_STATE)).expectNoEvents();
    }

    @Test
    void whomOfTwoOfOneNameIsMeantNobodyCanTell() {
        var twice = Histories.fold(Histories.DRAFT).content().contributors().getFirst();
        given(then(Histories.DRAFT, new ContributorsRevised(ENTRY, List.of(twice, twice))))
                .when(OLWEN, INVITE)
                .expectException(refused(WRONG_STATE, "Several"))
                .expectNoEvents();
    }

    @Test
    void whoHoldsTheLinkAgreesOrObjectsOnce() {
        given(then(Histories.DRAFT, INVITED)).when(SMITH, BY_LINK).expectEvents(CONFIRMED);
        given(then(Histories.SUBMITTED, INVITED))
                .when(SMITH, new AnswerCredit(ENTRY, INVITATION, null, false, "I did nothing."))
                .expectEvents(OBJECTED);
        given(then(Histories.DRAFT, INVITED))
                .when(SMITH, new AnswerCredit(ENTRY, INVITATION, null, false, " "))
                .expectException(invalid("reason"))
                .expectNoEvents();
        for (var over : List.of(
                Histories.DRAFT,
                then(Histories.DRAFT, INVITED, CONFIRMED),
                then(Histories.DRAFT, INVITED, new ContributorInvited(ENTRY, NAME, LATER)),
                then(Histories.DRAFT, INVITED, new CreditReleased(ENTRY, NAME, null)),
                renamed(then(Histories.DRAFT, INVITED), "Smythe"))) {
            given(over).when(NOBODY, BY_LINK).expectException(refused(UNKNOWN)).expectNoEvents();
        }
    }

    @Test
    void whoReviewsIsToldOfNoInvitation() {
        var asked = then(Histories.ASSIGNED, INVITED);
        given(asked).when(RHYS, BY_LINK).expectException(refused(UNKNOWN, "There is no entry")).expectNoEvents();
        given(then(Histories.INVITED, INVITED)).when(RHYS, BY_LINK).expectException(refused(UNKNOWN)).expectNoEvents();
        given(then(Histories.PUBLISHED)).when(RHYS, CLAIM).expectException(refused(NOT_PERMITTED)).expectNoEvents();
    }

    @Test
    void whatReadersHaveCanBeClaimedAndIsConfirmedOrDeclined() {
        given(Histories.PUBLISHED).when(SMITH, CLAIM).expectEvents(CLAIMED);
        given(then(Histories.PUBLISHED, CLAIMED)).when(SMITH, CLAIM).expectNoEvents();
        given(then(Histories.PUBLISHED, CLAIMED)).when(NOBODY, CLAIM).expectException(refused(TAKEN)).expectNoEvents();
        for (var caller : List.of(OLWEN, EDDA)) {
            given(then(Histories.PUBLISHED, CLAIMED)).when(caller, CONFIRM).expectEvents(CONFIRMED);
            given(then(Histories.PUBLISHED, CLAIMED))
                    .when(caller, new DecideClaim(ENTRY, NAME, false, " Another one. "))
                    .expectEvents(new CreditClaimDeclined(ENTRY, NAME, "smith", "Another one."));
        }
        given(then(Histories.PUBLISHED, CLAIMED)).when(ADA, CONFIRM).expectException(refused(NOT_PERMITTED)).expectNoEvents();
        given(then(Histories.PUBLISHED, CLAIMED)).when(SMITH, AGREE).expectException(refused(WRONG_STATE)).expectNoEvents();
        given(then(Histories.PUBLISHED, CONFIRMED)).when(OLWEN, CONFIRM).expectException(refused(WRONG_STATE)).expectNoEvents();
        var declined = then(Histories.PUBLISHED, CLAIMED, new CreditClaimDeclined(ENTRY, NAME, "smith", null));
        given(declined).when(SMITH, CLAIM).expectEvents(CLAIMED);
        given(declined).when(NOBODY, CLAIM).expectEvents(new CreditClaimed(ENTRY, NAME, "nobody"));
    }

    @Test
    void aNameThatOnlyTheDraftHasIsToldToNobodyWhoGuessesIt() {
        given(Histories.SUBMITTED).when(SMITH, CLAIM).expectException(refused(UNKNOWN)).expectNoEvents();
        given(renamed(Histories.REVISING, "Smythe"))
                .when(SMITH, new ClaimCredit(ENTRY, "Bethan Smythe"))
                .expectException(invalid("contributor"))
                .expectNoEvents();
        given(renamed(Histories.REVISING, "Smythe")).when(SMITH, CLAIM).expectEvents(CLAIMED);
    }

    @Test
    void ownersClaimTheirOwnInTheDraftAndOneAlone() {
        given(Histories.DRAFT).when(OLWEN, CLAIM).expectEvents(new CreditConfirmed(ENTRY, NAME, "olwen"));
        var second = new Contributor("Otto", "Owen", List.of(), null, List.of(), false);
        var both = List.of(Histories.fold(Histories.DRAFT).content().contributors().getFirst(), second);
        given(then(Histories.DRAFT, new ContributorsRevised(ENTRY, both), new CreditConfirmed(ENTRY, NAME, "olwen")))
                .when(OLWEN, new ClaimCredit(ENTRY, "Otto Owen"))
                .expectException(refused(WRONG_STATE))
                .expectNoEvents();
    }

    @Test
    void whoAgreesMayObjectLaterAndAgreeAgain() {
        given(then(Histories.SUBMITTED, CONFIRMED)).when(SMITH, OBJECT).expectEvents(OBJECTED);
        given(then(Histories.SUBMITTED, OBJECTED)).when(SMITH, OBJECT).expectNoEvents();
        given(then(Histories.SUBMITTED, OBJECTED)).when(SMITH, AGREE).expectEvents(CONFIRMED);
        given(then(Histories.SUBMITTED, CONFIRMED)).when(SMITH, AGREE).expectNoEvents();
        given(then(Histories.SUBMITTED, CONFIRMED)).when(NOBODY, OBJECT).expectException(refused(UNKNOWN)).expectNoEvents();
    }

    @Test
    void nothingIsPublishedWhileSomebodyNamedInItObjects() {
        var plan = new SchedulePublication(ENTRY, Instant.parse("2035-01-31T09:00:00Z"), null, null, null, null);
        var objected = then(Histories.ACCEPTED, OBJECTED);
        given(objected).when(EDDA, new PublishEntry(ENTRY)).expectException(refused(WRONG_STATE, "objects")).expectNoEvents();
        given(objected).when(EDDA, plan).expectException(refused(WRONG_STATE, "objects")).expectNoEvents();
        for (var resolved : List.of(
                then(objected, SET_ASIDE), then(objected, CONFIRMED), renamed(objected, "Smythe"), then(Histories.ACCEPTED, CLAIMED))) {
            given(resolved).when(EDDA, new PublishEntry(ENTRY)).expectSuccessfulHandlerExecution();
        }
    }

    @Test
    void anEditorSetsAnObjectionAsideWithAReason() {
        var objected = then(Histories.SUBMITTED, OBJECTED);
        given(objected).when(EDDA, SET).expectEvents(SET_ASIDE);
        given(objected).when(OLWEN, SET).expectException(refused(NOT_PERMITTED)).expectNoEvents();
        given(objected).when(EDDA, new SetAsideObjection(ENTRY, NAME, " ")).expectException(invalid("reason")).expectNoEvents();
        given(then(Histories.SUBMITTED, CONFIRMED)).when(EDDA, SET).expectException(refused(WRONG_STATE)).expectNoEvents();
    }

    @Test
    void aCreditIsPartedFromItsPersonButNotFromTheirObjection() {
        var released = new CreditReleased(ENTRY, NAME, "smith");
        given(then(Histories.DRAFT, INVITED)).when(OLWEN, RELEASE).expectEvents(new CreditReleased(ENTRY, NAME, null));
        given(then(Histories.DRAFT, CONFIRMED)).when(OLWEN, RELEASE).expectEvents(released);
        given(then(Histories.DRAFT, CONFIRMED)).when(SMITH, RELEASE).expectEvents(released);
        given(then(Histories.DRAFT, OBJECTED)).when(SMITH, RELEASE).expectEvents(released);
        given(then(Histories.DRAFT, OBJECTED)).when(OLWEN, RELEASE).expectException(refused(WRONG_STATE)).expectNoEvents();
        given(then(Histories.PUBLISHED, CLAIMED)).when(EDDA, RELEASE).expectException(refused(WRONG_STATE)).expectNoEvents();
        given(Histories.DRAFT).when(OLWEN, RELEASE).expectException(invalid("contributor")).expectNoEvents();
    }

    @Test
    void whoAgreesIsAnAuthorUntilTheyAreNotNamedAnyMore() {
        var confirmed = then(Histories.SUBMITTED, CONFIRMED);
        assertThat(standing(confirmed)).isEqualTo(EntryStanding.COAUTHOR);
        assertThat(standing(renamed(confirmed, "Smythe"))).isEqualTo(EntryStanding.READER);
        assertThat(standing(renamed(renamed(confirmed, "Smythe"), "Smith"))).isEqualTo(EntryStanding.COAUTHOR);
        assertThat(standing(then(Histories.SUBMITTED, OBJECTED))).isEqualTo(EntryStanding.READER);
        assertThat(standing(renamed(then(Histories.REVISING, CONFIRMED), "Smythe"))).isEqualTo(EntryStanding.COAUTHOR);
        given(confirmed).when(SMITH, new ReviseDraft(ENTRY, Histories.fold(confirmed).content()))
                .expectException(refused(NOT_PERMITTED))
                .expectNoEvents();
    }

    private static EntryStanding standing(List<EntryEvent> history) {
        return EntryStanding.of(Histories.fold(history).facts(ENTRY), SMITH);
    }

    @Test
    void anAuthorIsNeitherReviewerNorImpartialEditor() {
        for (var event : List.of(new CreditConfirmed(ENTRY, NAME, "rhys"), new CreditObjected(ENTRY, NAME, "rhys", "No."))) {
            given(then(Histories.SUBMITTED, event))
                    .when(EDDA, new InviteReviewer(ENTRY, "rhys", Histories.TODAY, "Nobody else knows it."))
                    .expectException(invalid("reviewer"))
                    .expectNoEvents();
        }
        var editor = new Caller("smith", Set.of(Role.EDITOR));
        given(then(Histories.ACCEPTED, CONFIRMED))
                .when(editor, new PublishEntry(ENTRY))
                .expectException(refused(NOT_PERMITTED))
                .expectNoEvents();
    }
}
