package org.palimpsest.command.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.palimpsest.command.Refused.Reason.NOT_PERMITTED;
import static org.palimpsest.command.Refused.Reason.UNKNOWN;
import static org.palimpsest.command.Refused.Reason.WRONG_STATE;
import static org.palimpsest.command.Samples.COMPLETE;
import static org.palimpsest.command.Samples.EDDA;
import static org.palimpsest.command.Samples.ENTRY;
import static org.palimpsest.command.Samples.OLWEN;
import static org.palimpsest.command.Samples.OTTO;
import static org.palimpsest.command.entry.Scenario.given;
import static org.palimpsest.command.entry.Scenario.givenNothing;
import static org.palimpsest.command.entry.Scenario.refused;

import org.junit.jupiter.api.Test;
import org.palimpsest.command.entry.EntryCommand.StartRevision;
import org.palimpsest.events.EntryEvent.EntryDeclined;
import org.palimpsest.events.EntryEvent.RevisionStarted;

class StartRevisionTest {

    @Test
    void givenAPublishedEntry_ThenItsOwnerBeginsTheNextVersion() {
        given(Histories.PUBLISHED)
                .when(OLWEN, new StartRevision(ENTRY))
                .expectEvents(new RevisionStarted(ENTRY, 1))
                .expectState(entry -> assertThat(entry.state().content()).isEqualTo(COMPLETE));
    }

    @Test
    void givenAPublishedEntry_ThenAnEditorMayBeginItToo() {
        given(Histories.PUBLISHED)
                .when(EDDA, new StartRevision(ENTRY))
                .expectEvents(new RevisionStarted(ENTRY, 1));
    }

    @Test
    void givenADeclinedRevision_ThenAnotherCanBegin() {
        given(Histories.then(Histories.REVISION_UNDER_REVIEW, new EntryDeclined(ENTRY, 2, "No better.")))
                .when(OLWEN, new StartRevision(ENTRY))
                .expectEvents(new RevisionStarted(ENTRY, 1));
    }

    @Test
    void givenARevisionInTheMaking_ThenThereIsOnlyOne() {
        given(Histories.REVISING)
                .when(OLWEN, new StartRevision(ENTRY))
                .expectException(refused(WRONG_STATE, "a draft", "published"))
                .expectNoEvents();
    }

    @Test
    void givenAnEntryThatWasNeverPublished_ThenItIsRefused() {
        given(Histories.DRAFT)
                .when(OLWEN, new StartRevision(ENTRY))
                .expectException(refused(WRONG_STATE, "a draft", "published"))
                .expectNoEvents();
    }

    @Test
    void whenAnybodyElseBegins_ThenItIsRefused() {
        given(Histories.PUBLISHED)
                .when(OTTO, new StartRevision(ENTRY))
                .expectException(refused(NOT_PERMITTED, "the owner or an editor"))
                .expectNoEvents();
    }

    @Test
    void givenNoEntry_ThenItIsUnknown() {
        givenNothing().when(OLWEN, new StartRevision(ENTRY)).expectException(refused(UNKNOWN));
    }
}
