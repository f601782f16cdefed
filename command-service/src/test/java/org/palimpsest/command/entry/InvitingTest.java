package org.palimpsest.command.entry;

import static org.palimpsest.command.Refused.Reason.NOT_PERMITTED;
import static org.palimpsest.command.Refused.Reason.UNKNOWN;
import static org.palimpsest.command.Refused.Reason.WRONG_STATE;
import static org.palimpsest.command.Samples.EDDA;
import static org.palimpsest.command.Samples.ENTRY;
import static org.palimpsest.command.Samples.NOBODY;
import static org.palimpsest.command.Samples.OLWEN;
import static org.palimpsest.command.Samples.OLWEN_AS_EDITOR;
import static org.palimpsest.command.Samples.RHYS;
import static org.palimpsest.command.Samples.RUTH;
import static org.palimpsest.command.entry.Histories.INVITED;
import static org.palimpsest.command.entry.Histories.TODAY;
import static org.palimpsest.command.entry.Scenario.given;
import static org.palimpsest.command.entry.Scenario.givenNothing;
import static org.palimpsest.command.entry.Scenario.invalid;
import static org.palimpsest.command.entry.Scenario.refused;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.palimpsest.command.entry.EntryCommand.AcceptInvitation;
import org.palimpsest.command.entry.EntryCommand.DeclineInvitation;
import org.palimpsest.command.entry.EntryCommand.InviteReviewer;
import org.palimpsest.command.entry.EntryCommand.SubmitReview;
import org.palimpsest.command.entry.EntryCommand.WithdrawInvitation;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.EntryEvent.InvitationDeclined;
import org.palimpsest.events.EntryEvent.InvitationWithdrawn;
import org.palimpsest.events.EntryEvent.ReviewerAssigned;
import org.palimpsest.events.EntryEvent.ReviewerInvited;
import org.palimpsest.events.Recommendation;

class InvitingTest {
    private static final List<EntryEvent> ACCEPTED = Histories.then(INVITED, new ReviewerAssigned(ENTRY, 1, "rhys"));
    private static final List<EntryEvent> DECLINED = Histories.then(INVITED, new InvitationDeclined(ENTRY, 1, "rhys", null));
    private static final List<EntryEvent> WITHDRAWN = Histories.then(INVITED, new InvitationWithdrawn(ENTRY, 1, "rhys"));

    private static InviteReviewer invite(String reviewer, @Nullable String despite) {
        return new InviteReviewer(ENTRY, reviewer, TODAY, despite);
    }

    @Test
    void givenASubmittedEntry_ThenAnEditorInvitesAReviewer_WhoseReviewIsDueAsThePolicySays() {
        given(Histories.SUBMITTED)
                .when(EDDA, invite("rhys", null))
                .expectEvents(new ReviewerInvited(ENTRY, 1, "rhys", "2026-12-25", null));
    }

    @Test
    void givenTheyAreInvitedOrAssigned_ThenNothingHappens() {
        given(INVITED).when(EDDA, invite("rhys", null)).expectNoEvents();
        given(ACCEPTED).when(EDDA, invite("rhys", null)).expectNoEvents();
    }

    @Test
    void givenTheyHaveDeclinedOrTheInvitationWasWithdrawn_ThenTheyCanBeInvitedAgain() {
        var again = new ReviewerInvited(ENTRY, 1, "rhys", "2026-12-25", null);
        given(DECLINED).when(EDDA, invite("rhys", null)).expectEvents(again);
        given(WITHDRAWN).when(EDDA, invite("rhys", null)).expectEvents(again);
    }

    @Test
    void givenAnotherRound_ThenWhoWasInvitedInTheFirstIsInvitedAnew() {
        given(Histories.RESUBMITTED)
                .when(EDDA, invite("rhys", null))
                .expectEvents(new ReviewerInvited(ENTRY, 2, "rhys", "2026-12-25", null));
    }

    @Test
    void whenItIsTheOwnerOrNoReviewer_ThenItIsRefused() {
        for (var nobody : List.of("olwen", "stranger", "ruth", "otto", "Rhys Jones")) {
            given(Histories.SUBMITTED)
                    .when(EDDA, invite(nobody, "Nobody else knows it."))
                    .expectException(invalid("reviewer"))
                    .expectNoEvents();
        }
    }

    @Test
    void whenAContributorIsCalledLikeThem_ThenItTakesAReason() {
        given(Histories.SUBMITTED)
                .when(EDDA, invite("bethan", " "))
                .expectException(invalid("despite"))
                .expectNoEvents();
        given(Histories.SUBMITTED)
                .when(EDDA, invite("bethan", " Another Bethan Smith. "))
                .expectEvents(new ReviewerInvited(ENTRY, 1, "bethan", "2026-12-25", "Another Bethan Smith."));
    }

    @Test
    void whenTheReasonIsTooLongOrCannotBeShown_ThenItIsRefused() {
        given(Histories.SUBMITTED).when(EDDA, invite("rhys", "x".repeat(1001))).expectException(invalid("despite"));
        given(Histories.SUBMITTED).when(EDDA, invite("rhys", "\u0000")).expectException(invalid("despite"));
    }

    @Test
    void onlyAnEditorWhoIsNotTheOwnerInvites_AndOnlyDuringTheReview() {
        given(Histories.SUBMITTED).when(OLWEN_AS_EDITOR, invite("rhys", null)).expectException(refused(NOT_PERMITTED));
        given(Histories.SUBMITTED).when(OLWEN, invite("rhys", null)).expectException(refused(NOT_PERMITTED));
        given(Histories.DRAFT).when(EDDA, invite("rhys", null)).expectException(refused(WRONG_STATE, "a draft"));
        given(Histories.ACCEPTED).when(EDDA, invite("rhys", null)).expectException(refused(WRONG_STATE));
        givenNothing().when(EDDA, invite("rhys", null)).expectException(refused(UNKNOWN));
    }

    @Test
    void givenAnInvitation_ThenTheInvitedPersonAccepts_AndCanReview() {
        given(INVITED)
                .when(RHYS, new AcceptInvitation(ENTRY))
                .expectEvents(new ReviewerAssigned(ENTRY, 1, "rhys"));
        given(ACCEPTED)
                .when(RHYS, new SubmitReview(ENTRY, Recommendation.ACCEPT, "Good.", null))
                .expectSuccessfulHandlerExecution();
        given(INVITED)
                .when(RHYS, new SubmitReview(ENTRY, Recommendation.ACCEPT, "Good.", null))
                .expectException(refused(NOT_PERMITTED));
    }

    @Test
    void givenTheyHaveAcceptedAlready_ThenNothingHappens() {
        given(ACCEPTED).when(RHYS, new AcceptInvitation(ENTRY)).expectSuccessfulHandlerExecution().expectNoEvents();
    }

    @Test
    void givenTheyHaveDeclinedOrTheInvitationWasWithdrawn_ThenThereIsNothingToAcceptOrDecline() {
        for (var history : List.of(DECLINED, WITHDRAWN)) {
            given(history).when(RHYS, new AcceptInvitation(ENTRY)).expectException(refused(UNKNOWN)).expectNoEvents();
            given(history).when(RHYS, new DeclineInvitation(ENTRY, null)).expectException(refused(UNKNOWN)).expectNoEvents();
        }
    }

    @Test
    void othersNeitherAcceptNorDecline() {
        for (var other : List.of(RUTH, NOBODY)) {
            given(INVITED).when(other, new AcceptInvitation(ENTRY)).expectException(refused(UNKNOWN));
            given(INVITED).when(other, new DeclineInvitation(ENTRY, null)).expectException(refused(UNKNOWN));
        }
        given(INVITED).when(EDDA, new AcceptInvitation(ENTRY)).expectException(refused(NOT_PERMITTED));
        given(INVITED).when(OLWEN, new DeclineInvitation(ENTRY, null)).expectException(refused(NOT_PERMITTED));
    }

    @Test
    void givenTheRoundHasEnded_ThenItIsTooLate() {
        var decided = Histories.then(INVITED, new EntryEvent.RevisionsRequested(ENTRY, 1, "Shorten it."));
        given(decided).when(RHYS, new AcceptInvitation(ENTRY)).expectException(refused(WRONG_STATE)).expectNoEvents();
        given(decided).when(RHYS, new DeclineInvitation(ENTRY, null)).expectException(refused(WRONG_STATE));
    }

    @Test
    void givenAnInvitation_ThenTheInvitedPersonDeclines_WithOrWithoutAReason() {
        given(INVITED)
                .when(RHYS, new DeclineInvitation(ENTRY, " "))
                .expectEvents(new InvitationDeclined(ENTRY, 1, "rhys", null));
        given(INVITED)
                .when(RHYS, new DeclineInvitation(ENTRY, "I know who wrote it."))
                .expectEvents(new InvitationDeclined(ENTRY, 1, "rhys", "I know who wrote it."));
        given(INVITED)
                .when(RHYS, new DeclineInvitation(ENTRY, "x".repeat(1001)))
                .expectException(invalid("reason"))
                .expectNoEvents();
        given(ACCEPTED).when(RHYS, new DeclineInvitation(ENTRY, null)).expectException(refused(NOT_PERMITTED));
    }

    @Test
    void givenAnInvitation_ThenAnEditorWithdrawsIt() {
        given(INVITED)
                .when(EDDA, new WithdrawInvitation(ENTRY, "rhys"))
                .expectEvents(new InvitationWithdrawn(ENTRY, 1, "rhys"));
    }

    @Test
    void givenTheyHaveAnswered_ThenThereIsNothingToWithdraw() {
        given(ACCEPTED)
                .when(EDDA, new WithdrawInvitation(ENTRY, "rhys"))
                .expectException(refused(WRONG_STATE, "accepted"))
                .expectNoEvents();
        given(DECLINED).when(EDDA, new WithdrawInvitation(ENTRY, "rhys")).expectException(invalid("reviewer"));
        given(INVITED).when(EDDA, new WithdrawInvitation(ENTRY, "ruth")).expectException(invalid("reviewer"));
        given(INVITED).when(OLWEN, new WithdrawInvitation(ENTRY, "rhys")).expectException(refused(NOT_PERMITTED));
    }
}
