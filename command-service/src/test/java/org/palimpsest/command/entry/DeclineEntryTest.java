package org.palimpsest.command.entry;

import static org.assertj.core.api.Assertions.assertThat;
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

import org.junit.jupiter.api.Test;
import org.palimpsest.command.entry.EntryCommand.DeclineEntry;
import org.palimpsest.command.entry.EntryCommand.SubmitEntry;
import org.palimpsest.events.EntryEvent.EntryDeclined;
import org.palimpsest.permission.EntryStage;

class DeclineEntryTest {

    @Test
    void givenAFirstSubmission_ThenThatIsItsEnd() {
        given(Histories.REVIEWED)
                .when(EDDA, new DeclineEntry(ENTRY, "Out of scope."))
                .expectEvents(new EntryDeclined(ENTRY, 1, "Out of scope."))
                .expectState(entry -> assertThat(entry.state().stage()).isEqualTo(EntryStage.DECLINED));
    }

    @Test
    void givenARevisionOfAPublishedEntry_ThenWhatIsPublishedStaysSo() {
        given(Histories.REVISION_UNDER_REVIEW)
                .when(EDDA, new DeclineEntry(ENTRY, "No better."))
                .expectEvents(new EntryDeclined(ENTRY, 2, "No better."))
                .expectState(entry -> assertThat(entry.state().stage()).isEqualTo(EntryStage.PUBLISHED));
    }

    @Test
    void whenThereIsNoMessage_ThenItIsRefused() {
        given(Histories.REVIEWED)
                .when(EDDA, Nulls.declineWithout(ENTRY))
                .expectException(invalid("message"))
                .expectNoEvents();
    }

    @Test
    void givenADeclinedEntry_ThenItsOwnerCannotReviveIt() {
        given(Histories.DECLINED)
                .when(OLWEN, new SubmitEntry(ENTRY))
                .expectException(refused(WRONG_STATE, "declined"))
                .expectNoEvents();
    }

    @Test
    void givenADraft_ThenItIsTooEarly() {
        given(Histories.DRAFT)
                .when(EDDA, new DeclineEntry(ENTRY, "No."))
                .expectException(refused(WRONG_STATE, "a draft", "under review"))
                .expectNoEvents();
    }

    @Test
    void givenAnEditorsOwnEntry_ThenTheyDoNotDecide() {
        given(Histories.REVIEWED)
                .when(OLWEN_AS_EDITOR, new DeclineEntry(ENTRY, "No."))
                .expectException(refused(NOT_PERMITTED, "not the owner"))
                .expectNoEvents();
    }

    @Test
    void givenNoEntry_ThenItIsUnknown() {
        givenNothing().when(EDDA, new DeclineEntry(ENTRY, "No.")).expectException(refused(UNKNOWN));
    }
}
