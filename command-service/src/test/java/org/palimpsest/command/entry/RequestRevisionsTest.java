package org.palimpsest.command.entry;

import static org.palimpsest.command.Refused.Reason.NOT_PERMITTED;
import static org.palimpsest.command.Refused.Reason.UNKNOWN;
import static org.palimpsest.command.Refused.Reason.WRONG_STATE;
import static org.palimpsest.command.Samples.EDDA;
import static org.palimpsest.command.Samples.ENTRY;
import static org.palimpsest.command.Samples.OLWEN_AS_EDITOR;
import static org.palimpsest.command.entry.Scenario.given;
import static org.palimpsest.command.entry.Scenario.givenNothing;
import static org.palimpsest.command.entry.Scenario.invalid;
import static org.palimpsest.command.entry.Scenario.refused;

import org.junit.jupiter.api.Test;
import org.palimpsest.command.entry.EntryCommand.RequestRevisions;
import org.palimpsest.events.EntryEvent.RevisionsRequested;

class RequestRevisionsTest {

    @Test
    void givenAnEntryUnderReview_ThenItGoesBackToItsOwnerWithAMessageInLines() {
        given(Histories.REVIEWED)
                .when(EDDA, new RequestRevisions(ENTRY, "Shorten it,\r\nplease.\n"))
                .expectEvents(new RevisionsRequested(ENTRY, 1, "Shorten it,\nplease."));
    }

    @Test
    void givenNoReviewYet_ThenAnEditorMayAskForRevisionsAllTheSame() {
        given(Histories.SUBMITTED)
                .when(EDDA, new RequestRevisions(ENTRY, "Add sources."))
                .expectEvents(new RevisionsRequested(ENTRY, 1, "Add sources."));
    }

    @Test
    void whenThereIsNoMessage_ThenItIsRefused() {
        given(Histories.REVIEWED)
                .when(EDDA, new RequestRevisions(ENTRY, " \n "))
                .expectException(invalid("message"))
                .expectNoEvents();
    }

    @Test
    void givenTheyWereRequested_ThenItIsRefused() {
        given(Histories.TO_BE_REVISED)
                .when(EDDA, new RequestRevisions(ENTRY, "Again."))
                .expectException(refused(WRONG_STATE, "to be revised", "under review"))
                .expectNoEvents();
    }

    @Test
    void givenAnEditorsOwnEntry_ThenTheyDoNotDecide() {
        given(Histories.REVIEWED)
                .when(OLWEN_AS_EDITOR, new RequestRevisions(ENTRY, "Fine."))
                .expectException(refused(NOT_PERMITTED, "not the owner"))
                .expectNoEvents();
    }

    @Test
    void givenNoEntry_ThenItIsUnknown() {
        givenNothing().when(EDDA, new RequestRevisions(ENTRY, "Shorten it.")).expectException(refused(UNKNOWN));
    }
}
