package org.palimpsest.command.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.palimpsest.command.Refused.Reason.NOT_PERMITTED;
import static org.palimpsest.command.Refused.Reason.STALE;
import static org.palimpsest.command.Refused.Reason.UNKNOWN;
import static org.palimpsest.command.Refused.Reason.WRONG_STATE;
import static org.palimpsest.command.Samples.COMPLETE;
import static org.palimpsest.command.Samples.EDDA;
import static org.palimpsest.command.Samples.ENTRY;
import static org.palimpsest.command.Samples.OLWEN;
import static org.palimpsest.command.Samples.OLWEN_AS_EDITOR;
import static org.palimpsest.command.Samples.OTTO;
import static org.palimpsest.command.Samples.RHYS;
import static org.palimpsest.command.Samples.text;
import static org.palimpsest.command.Samples.titled;
import static org.palimpsest.command.entry.Scenario.given;
import static org.palimpsest.command.entry.Scenario.givenNothing;
import static org.palimpsest.command.entry.Scenario.invalid;
import static org.palimpsest.command.entry.Scenario.refused;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.palimpsest.command.CommandResult;
import org.palimpsest.command.entry.EntryCommand.ReviseDraft;
import org.palimpsest.events.Content;
import org.palimpsest.events.EntryEvent.BodyRevised;
import org.palimpsest.events.EntryEvent.KeywordsRevised;
import org.palimpsest.events.EntryEvent.TitleRevised;
import org.palimpsest.events.text.Schema;

class ReviseDraftTest {

    @Test
    void whenTheTitleChanges_ThenThatIsTheOnlyEvent() {
        given(Histories.DRAFT)
                .when(OLWEN, new ReviseDraft(ENTRY, titled("Engage, Empower, Enact")))
                .expectEvents(new TitleRevised(ENTRY, "Engage, Empower, Enact"));
    }

    @Test
    void whenSeveralFieldsChange_ThenEachIsAnEvent() {
        var now = new Content("New", "en", null, List.of("one", "two"), List.of(), text("New."), List.of(), null);
        given(Histories.EMPTY_DRAFT)
                .when(OLWEN, new ReviseDraft(ENTRY, now))
                .expectState(entry -> assertThat(entry.state().content()).isEqualTo(now));
    }

    @Test
    void whenFieldsAreLeftOut_ThenTheyAreEmptied() {
        var rest = new Content(
                null,
                COMPLETE.language(),
                COMPLETE.period(),
                List.of(),
                COMPLETE.contributors(),
                COMPLETE.body(),
                COMPLETE.links(),
                COMPLETE.article());
        given(Histories.DRAFT)
                .when(OLWEN, new ReviseDraft(ENTRY, rest))
                .expectEvents(new TitleRevised(ENTRY, null), new KeywordsRevised(ENTRY, List.of()));
    }

    @Test
    void whenNothingChanges_ThenNothingHappens() {
        given(Histories.DRAFT)
                .when(OLWEN, new ReviseDraft(ENTRY, COMPLETE))
                .expectNoEvents()
                .expectResultMessagePayload(new CommandResult(ENTRY.toString(), Histories.DRAFT.size() - 1L));
    }

    @Test
    void whenOnlySpacesAndUnicodeFormDiffer_ThenNothingHappens() {
        var history = Histories.then(Histories.EMPTY_DRAFT, new TitleRevised(ENTRY, "Caf\u00e9"));
        var decomposed = new Content(
                "  Cafe\u0301 ", " ", null, List.of(), List.of(), Content.EMPTY.body(), List.of(), null);
        given(history).when(OLWEN, new ReviseDraft(ENTRY, decomposed)).expectNoEvents();
    }

    @Test
    void whenOnlySpacesBetweenWordsOfTheBodyChange_ThenThatIsAChange() {
        var now = new Content(null, null, null, List.of(), List.of(), text("a  b "), List.of(), null);
        var history = Histories.then(Histories.EMPTY_DRAFT, new BodyRevised(ENTRY, Schema.VERSION, text("a b")));
        given(history)
                .when(OLWEN, new ReviseDraft(ENTRY, now))
                .expectEvents(new BodyRevised(ENTRY, Schema.VERSION, text("a  b ")));
    }

    @Test
    void givenRequestedRevisions_ThenTheOwnerMayRevise() {
        given(Histories.TO_BE_REVISED)
                .when(OLWEN, new ReviseDraft(ENTRY, titled("Short")))
                .expectEvents(new TitleRevised(ENTRY, "Short"));
    }

    @Test
    void givenAnAcceptedEntry_ThenAnEditorMayEditTheCopy() {
        given(Histories.ACCEPTED)
                .when(EDDA, new ReviseDraft(ENTRY, titled("Short")))
                .expectEvents(new TitleRevised(ENTRY, "Short"));
    }

    @Test
    void givenAnAcceptedEntry_ThenItsOwnerMayNotChangeWhatWasReviewed() {
        given(Histories.ACCEPTED)
                .when(OLWEN_AS_EDITOR, new ReviseDraft(ENTRY, titled("Short")))
                .expectException(refused(WRONG_STATE, "accepted", "a draft or to be revised"))
                .expectNoEvents();
    }

    @Test
    void givenAnEntryUnderReview_ThenNobodyChangesIt() {
        given(Histories.SUBMITTED)
                .when(OLWEN, new ReviseDraft(ENTRY, titled("Short")))
                .expectException(refused(WRONG_STATE, "under review", "a draft or to be revised"))
                .expectNoEvents();
    }

    @Test
    void givenAReviewerOfTheEntry_ThenTheyLearnWhoMayRevise() {
        given(Histories.REVIEWED)
                .when(RHYS, new ReviseDraft(ENTRY, titled("Short")))
                .expectException(refused(NOT_PERMITTED, "the owner or an editor of its section who is not the owner"))
                .expectNoEvents();
    }

    @Test
    void givenADraftOfSomebodyElse_ThenAnOutsiderLearnsNothingOfIt() {
        var command = new ReviseDraft(ENTRY, COMPLETE);
        var message = "There is no entry " + ENTRY + ".";
        given(Histories.DRAFT).when(OTTO, 3, command).expectException(refused(UNKNOWN)).expectExceptionMessage(message);
        givenNothing().when(OTTO, 3, command).expectException(refused(UNKNOWN)).expectExceptionMessage(message);
    }

    @Test
    void givenAPublishedEntry_ThenAnOutsiderIsToldThatItIsNotTheirs() {
        given(Histories.REVISING)
                .when(OTTO, 3, new ReviseDraft(ENTRY, COMPLETE))
                .expectException(refused(NOT_PERMITTED))
                .expectNoEvents();
    }

    @Test
    void whenTheSenderHadSeenAnOlderVersion_ThenItIsRefusedBeforeAnythingElse() {
        given(Histories.SUBMITTED)
                .when(OLWEN, 0, new ReviseDraft(ENTRY, titled("\u0000")))
                .expectException(refused(STALE))
                .expectNoEvents();
    }

    @Test
    void whenTheSenderHadSeenThePresentVersion_ThenItIsDone() {
        given(Histories.EMPTY_DRAFT)
                .when(OLWEN, 0, new ReviseDraft(ENTRY, titled("Short")))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void whenFieldsAreWrong_ThenAllAreNamed() {
        var wrong = new Content(
                "x".repeat(501), "en_GB", null, List.of("a", "A"), List.of(), text("\u0007"), List.of(), null);
        given(Histories.DRAFT)
                .when(OLWEN, new ReviseDraft(ENTRY, wrong))
                .expectException(invalid(
                        "content.title",
                        "content.language",
                        "content.keywords.1",
                        "content.body.content.0.content.0.text"))
                .expectNoEvents();
    }
}
