package org.palimpsest.command.entry;

import static org.palimpsest.command.Refused.Reason.NOT_PERMITTED;
import static org.palimpsest.command.Refused.Reason.UNKNOWN;
import static org.palimpsest.command.Refused.Reason.WRONG_STATE;
import static org.palimpsest.command.Samples.EDDA;
import static org.palimpsest.command.Samples.ENTRY;
import static org.palimpsest.command.Samples.OLWEN;
import static org.palimpsest.command.Samples.OLWEN_AS_EDITOR;
import static org.palimpsest.command.entry.Scenario.given;
import static org.palimpsest.command.entry.Scenario.givenNothing;
import static org.palimpsest.command.entry.Scenario.invalid;
import static org.palimpsest.command.entry.Scenario.refused;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.palimpsest.command.entry.EntryCommand.AssignReviewer;
import org.palimpsest.events.EntryEvent.ReviewerAssigned;

class AssignReviewerTest {

    @Test
    void givenASubmittedEntry_ThenAnEditorAssignsAReviewerToItsRound() {
        given(Histories.SUBMITTED)
                .when(EDDA, new AssignReviewer(ENTRY, "rhys"))
                .expectEvents(new ReviewerAssigned(ENTRY, 1, "rhys"));
    }

    @Test
    void givenTheReviewerOfARoundBefore_ThenTheyCanBeAssignedAgain() {
        given(Histories.RESUBMITTED)
                .when(EDDA, new AssignReviewer(ENTRY, "rhys"))
                .expectEvents(new ReviewerAssigned(ENTRY, 2, "rhys"));
    }

    @Test
    void givenTheyAreAssignedAlready_ThenNothingHappens() {
        given(Histories.ASSIGNED).when(EDDA, new AssignReviewer(ENTRY, "rhys")).expectNoEvents();
    }

    @Test
    void whenTheOwnerIsAssigned_ThenItIsRefused() {
        given(Histories.SUBMITTED)
                .when(EDDA, new AssignReviewer(ENTRY, "olwen"))
                .expectException(invalid("reviewer"))
                .expectNoEvents();
    }

    @Test
    void whenItIsNoPersonsId_ThenItIsRefused() {
        given(Histories.SUBMITTED)
                .when(EDDA, new AssignReviewer(ENTRY, "Rhys Jones"))
                .expectException(invalid("reviewer"));
        given(Histories.SUBMITTED).when(EDDA, Nulls.nobody(ENTRY)).expectException(invalid("reviewer"));
    }

    @Test
    void whenTheyAreNotRegisteredOrNoReviewerOrErased_ThenItIsRefused() {
        for (var nobody : List.of("stranger", "ruth", "otto")) {
            given(Histories.SUBMITTED)
                    .when(EDDA, new AssignReviewer(ENTRY, nobody))
                    .expectException(invalid("reviewer"))
                    .expectNoEvents();
        }
    }

    @Test
    void givenAReviewerWhoIsNoneAnyMore_ThenAskingThemAgainInTheRoundChangesNothing() {
        given(Histories.then(Histories.SUBMITTED, new ReviewerAssigned(ENTRY, 1, "ruth")))
                .when(EDDA, new AssignReviewer(ENTRY, "ruth"))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void givenADraft_ThenItIsTooEarly() {
        given(Histories.DRAFT)
                .when(EDDA, new AssignReviewer(ENTRY, "rhys"))
                .expectException(refused(WRONG_STATE, "a draft", "under review"))
                .expectNoEvents();
    }

    @Test
    void givenAnEditorsOwnEntry_ThenTheyDoNotChooseTheirReviewers() {
        given(Histories.SUBMITTED)
                .when(OLWEN_AS_EDITOR, new AssignReviewer(ENTRY, "rhys"))
                .expectException(refused(NOT_PERMITTED, "not the owner"))
                .expectNoEvents();
    }

    @Test
    void whenTheOwnerAssigns_ThenItIsRefused() {
        given(Histories.SUBMITTED)
                .when(OLWEN, new AssignReviewer(ENTRY, "rhys"))
                .expectException(refused(NOT_PERMITTED, "an editor"))
                .expectNoEvents();
    }

    @Test
    void givenNoEntry_ThenItIsUnknown() {
        givenNothing().when(EDDA, new AssignReviewer(ENTRY, "rhys")).expectException(refused(UNKNOWN));
    }
}
