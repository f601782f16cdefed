package org.palimpsest.command.entry;

import static org.palimpsest.command.Refused.Reason.NOT_PERMITTED;
import static org.palimpsest.command.Refused.Reason.UNKNOWN;
import static org.palimpsest.command.Refused.Reason.WRONG_STATE;
import static org.palimpsest.command.Samples.ENTRY;
import static org.palimpsest.command.Samples.RHYS;
import static org.palimpsest.command.Samples.RUTH;
import static org.palimpsest.command.entry.Scenario.given;
import static org.palimpsest.command.entry.Scenario.invalid;
import static org.palimpsest.command.entry.Scenario.refused;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.palimpsest.command.entry.EntryCommand.SubmitReview;
import org.palimpsest.events.EntryEvent.ReviewSubmitted;
import org.palimpsest.events.Recommendation;
import org.palimpsest.permission.Caller;

class SubmitReviewTest {
    private static final SubmitReview REVIEW =
            new SubmitReview(ENTRY, Recommendation.MINOR_REVISION, " Shorten it. ", "  ");

    @Test
    void givenAnAssignedReviewer_ThenTheirReviewCounts() {
        given(Histories.ASSIGNED)
                .when(RHYS, REVIEW)
                .expectEvents(
                        new ReviewSubmitted(ENTRY, 1, "rhys", Recommendation.MINOR_REVISION, "Shorten it.", null));
    }

    @Test
    void whenTheSameReviewComesAgain_ThenNothingHappens() {
        given(Histories.REVIEWED).when(RHYS, REVIEW).expectNoEvents().expectSuccessfulHandlerExecution();
    }

    @Test
    void whenAnotherReviewComesFromTheSameReviewer_ThenItIsRefused() {
        given(Histories.REVIEWED)
                .when(RHYS, new SubmitReview(ENTRY, Recommendation.REJECT, "Shorten it.", null))
                .expectException(refused(WRONG_STATE, "already"))
                .expectNoEvents();
    }

    @Test
    void givenAReviewerWhoIsNotAssigned_ThenTheyLearnNothingOfTheEntry() {
        given(Histories.ASSIGNED).when(RUTH, REVIEW).expectException(refused(UNKNOWN)).expectNoEvents();
    }

    @Test
    void givenTheReviewerOfARoundBefore_ThenTheyAreNotPermittedInThis() {
        given(Histories.RESUBMITTED)
                .when(RHYS, REVIEW)
                .expectException(refused(NOT_PERMITTED, "in this round"))
                .expectNoEvents();
    }

    @Test
    void givenAnAssignedPersonWhoIsNoReviewerAnyMore_ThenItIsRefused() {
        given(Histories.ASSIGNED)
                .when(new Caller("rhys", Set.of()), REVIEW)
                .expectException(refused(NOT_PERMITTED, "a reviewer"))
                .expectNoEvents();
    }

    @Test
    void givenTheDecisionWasMade_ThenItIsTooLate() {
        given(Histories.ACCEPTED)
                .when(RHYS, REVIEW)
                .expectException(refused(WRONG_STATE, "accepted", "under review"))
                .expectNoEvents();
    }

    @Test
    void whenFieldsAreMissing_ThenAllAreNamed() {
        given(Histories.ASSIGNED)
                .when(RHYS, Nulls.emptyReview(ENTRY))
                .expectException(invalid("recommendation", "toAuthor"))
                .expectNoEvents();
    }

    @Test
    void whenTextsAreTooLong_ThenAllAreNamed() {
        var tooLong = "x".repeat(100_001);
        given(Histories.ASSIGNED)
                .when(RHYS, new SubmitReview(ENTRY, Recommendation.ACCEPT, tooLong, tooLong))
                .expectException(invalid("toAuthor", "toEditor"))
                .expectNoEvents();
    }
}
