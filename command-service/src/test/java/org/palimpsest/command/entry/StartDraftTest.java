package org.palimpsest.command.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.palimpsest.command.Refused.Reason.NOT_PERMITTED;
import static org.palimpsest.command.Refused.Reason.TAKEN;
import static org.palimpsest.command.Refused.Reason.WRONG_STATE;
import static org.palimpsest.command.Samples.COMPLETE;
import static org.palimpsest.command.Samples.EDDA;
import static org.palimpsest.command.Samples.ENTRY;
import static org.palimpsest.command.Samples.OLWEN;
import static org.palimpsest.command.Samples.titled;
import static org.palimpsest.command.entry.Scenario.givenNothing;
import static org.palimpsest.command.entry.Scenario.invalid;
import static org.palimpsest.command.entry.Scenario.refused;

import org.junit.jupiter.api.Test;
import org.palimpsest.command.CommandResult;
import org.palimpsest.command.entry.EntryCommand.StartDraft;
import org.palimpsest.events.Content;
import org.palimpsest.events.EntryEvent.DraftStarted;

class StartDraftTest {

    @Test
    void whenAContributorStartsADraft_ThenItIsTheirs() {
        givenNothing()
                .when(OLWEN, new StartDraft(ENTRY, "valleys", null, Content.EMPTY))
                .expectEvents(new DraftStarted(ENTRY, "valleys", "olwen"))
                .expectResultMessagePayload(new CommandResult(ENTRY.toString(), 0));
    }

    @Test
    void whenTheDraftHasContentAlready_ThenEachFieldThatIsThereIsAnEvent() {
        givenNothing()
                .when(OLWEN, new StartDraft(ENTRY, "valleys", null, COMPLETE))
                .expectEvents(Histories.DRAFT.toArray())
                .expectState(entry -> assertThat(entry.state().content())
                        .isEqualTo(COMPLETE));
    }

    @Test
    void whenAnAddressIsWished_ThenTheWishIsKept() {
        givenNothing()
                .when(OLWEN, new StartDraft(ENTRY, "valleys", "stories", Content.EMPTY))
                .expectEvents(new DraftStarted(ENTRY, "valleys", "olwen", "stories"));
    }

    @Test
    void givenAnotherEntryWithThisAddress_ThenNobodyCanTell() {
        givenNothing()
                .when(OLWEN, new StartDraft(ENTRY, "valleys", "taken", Content.EMPTY))
                .expectEvents(new DraftStarted(ENTRY, "valleys", "olwen", "taken"));
    }

    @Test
    void whenTheAddressLooksLikeAnId_ThenItIsRefused() {
        givenNothing()
                .when(OLWEN, new StartDraft(ENTRY, "valleys", Histories.ANOTHER_ENTRY.toString(), Content.EMPTY))
                .expectException(invalid("slug"))
                .expectNoEvents();
    }

    @Test
    void givenAnEntryWithThisId_ThenItIsRefused() {
        Scenario.given(Histories.DRAFT)
                .when(OLWEN, new StartDraft(ENTRY, "valleys", null, COMPLETE))
                .expectException(refused(TAKEN, ENTRY.toString()))
                .expectNoEvents();
    }

    @Test
    void whenSomebodyStartsWhoIsNoContributor_ThenItIsRefused() {
        givenNothing()
                .when(EDDA, new StartDraft(ENTRY, "valleys", null, COMPLETE))
                .expectException(refused(NOT_PERMITTED, "a contributor"))
                .expectNoEvents();
    }

    @Test
    void whenTheSectionIsNotThere_ThenTheFieldIsNamed() {
        givenNothing()
                .when(OLWEN, new StartDraft(ENTRY, "nowhere", null, COMPLETE))
                .expectException(invalid("section"))
                .expectNoEvents();
    }

    @Test
    void whenTheSectionIsClosed_ThenItIsRefused() {
        givenNothing()
                .when(OLWEN, new StartDraft(ENTRY, "archive", null, COMPLETE))
                .expectException(refused(WRONG_STATE, "archive", "closed"))
                .expectNoEvents();
    }

    @Test
    void whenSeveralFieldsAreWrong_ThenAllAreNamed() {
        givenNothing()
                .when(OLWEN, new StartDraft(ENTRY, "Not A Slug", "-no-", titled("a\u0000b")))
                .expectException(invalid("section", "slug", "content.title"))
                .expectNoEvents();
    }

    @Test
    void whenNothingIsSentForSectionAndContent_ThenTheSectionIsNamed() {
        givenNothing()
                .when(OLWEN, Nulls.draftWithout(ENTRY))
                .expectException(invalid("section"))
                .expectNoEvents();
    }
}
