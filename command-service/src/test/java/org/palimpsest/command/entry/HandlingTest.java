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
import static org.palimpsest.command.entry.Scenario.given;
import static org.palimpsest.command.entry.Scenario.invalid;
import static org.palimpsest.command.entry.Scenario.refused;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.palimpsest.command.entry.EntryCommand.HandOn;
import org.palimpsest.command.entry.EntryCommand.ReturnToQueue;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.EntryEvent.HandlingEditorAssigned;
import org.palimpsest.events.EntryEvent.HandlingEditorReleased;
import org.palimpsest.permission.Caller;

class HandlingTest {
    private static final List<EntryEvent> HANDLED = Histories.then(Histories.SUBMITTED, new HandlingEditorAssigned(ENTRY, "emyr"));

    private static HandOn handOn(@Nullable String editor) {
        return new HandOn(ENTRY, editor);
    }

    @Test
    void givenASubmittedEntry_ThenAnEditorHasAnotherOneSeeToIt_AndAnotherAgain() {
        given(Histories.SUBMITTED).when(EDDA, handOn("emyr")).expectEvents(new HandlingEditorAssigned(ENTRY, "emyr"));
        given(HANDLED).when(EDDA, handOn("elin")).expectEvents(new HandlingEditorAssigned(ENTRY, "elin"));
    }

    @Test
    void givenTheyDoSoAlready_OrNobodyDoes_ThenNothingHappens() {
        given(HANDLED).when(EDDA, handOn("emyr")).expectNoEvents();
        given(Histories.SUBMITTED).when(EDDA, handOn(null)).expectNoEvents();
    }

    @Test
    void whenItIsGivenBack_ThenNobodySeesToIt() {
        given(HANDLED).when(EDDA, handOn(null)).expectEvents(new HandlingEditorReleased(ENTRY, "emyr", false));
    }

    @Test
    void whenItIsNoEditorOrTheOwner_ThenItIsRefused() {
        for (var nobody : List.of("rhys", "stranger", "otto", "olwen", "Emyr Ellis")) {
            given(Histories.SUBMITTED).when(EDDA, handOn(nobody)).expectException(invalid("editor")).expectNoEvents();
        }
    }

    @Test
    void whenTheyAreNoImpartialEditor_ThenItIsRefused() {
        for (var other : List.of(OLWEN, OLWEN_AS_EDITOR)) {
            given(Histories.ASSIGNED).when(other, handOn("emyr")).expectException(refused(NOT_PERMITTED)).expectNoEvents();
        }
        given(Histories.ASSIGNED).when(RHYS, handOn("emyr")).expectException(refused(NOT_PERMITTED)).expectNoEvents();
        given(Histories.ASSIGNED).when(NOBODY, handOn("emyr")).expectException(refused(UNKNOWN)).expectNoEvents();
        given(Histories.DRAFT).when(EDDA, handOn("emyr")).expectException(refused(WRONG_STATE)).expectNoEvents();
    }

    @Test
    void whenTheyHaveLeft_ThenItGoesBackToTheQueue_UnlessSomebodyElseHasItByNow() {
        given(HANDLED)
                .when(Caller.INSTALLATION, new ReturnToQueue(ENTRY, "emyr"))
                .expectEvents(new HandlingEditorReleased(ENTRY, "emyr", true));
        given(HANDLED).when(Caller.INSTALLATION, new ReturnToQueue(ENTRY, "elin")).expectNoEvents();
        given(Histories.SUBMITTED).when(Caller.INSTALLATION, new ReturnToQueue(ENTRY, "emyr")).expectNoEvents();
    }
}
