package org.palimpsest.command.entry;

import static org.palimpsest.command.Refused.Reason.NOT_PERMITTED;
import static org.palimpsest.command.Refused.Reason.UNKNOWN;
import static org.palimpsest.command.Refused.Reason.WRONG_STATE;
import static org.palimpsest.command.Samples.COMPLETE;
import static org.palimpsest.command.Samples.EDDA;
import static org.palimpsest.command.Samples.ENTRY;
import static org.palimpsest.command.Samples.OLWEN;
import static org.palimpsest.command.Samples.ONE_REVIEW;
import static org.palimpsest.command.entry.Scenario.given;
import static org.palimpsest.command.entry.Scenario.givenNothing;
import static org.palimpsest.command.entry.Scenario.invalid;
import static org.palimpsest.command.entry.Scenario.refused;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.palimpsest.command.entry.EntryCommand.SubmitEntry;
import org.palimpsest.events.Content;
import org.palimpsest.events.Contributor;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.EntryEvent.ArticleRevised;
import org.palimpsest.events.EntryEvent.ContributorsRevised;
import org.palimpsest.events.EntryEvent.DraftStarted;
import org.palimpsest.events.EntryEvent.EntrySubmitted;

class SubmitEntryTest {

    @Test
    void givenACompleteDraft_ThenTheFirstRoundBeginsUnderTheSectionsPolicy() {
        given(Histories.DRAFT)
                .when(OLWEN, new SubmitEntry(ENTRY))
                .expectEvents(new EntrySubmitted(ENTRY, 1, ONE_REVIEW));
    }

    @Test
    void givenRequestedRevisions_ThenTheNextRoundBegins() {
        given(Histories.TO_BE_REVISED)
                .when(OLWEN, new SubmitEntry(ENTRY))
                .expectEvents(new EntrySubmitted(ENTRY, 2, ONE_REVIEW));
    }

    @Test
    void givenARevisionOfAPublishedEntry_ThenRoundsCountOn() {
        given(Histories.REVISING)
                .when(OLWEN, new SubmitEntry(ENTRY))
                .expectEvents(new EntrySubmitted(ENTRY, 2, ONE_REVIEW));
    }

    @Test
    void givenAnEmptyDraftInAKnowledgeBase_ThenEveryMissingFieldIsNamed() {
        given(Histories.EMPTY_DRAFT)
                .when(OLWEN, new SubmitEntry(ENTRY))
                .expectException(invalid(
                        "content.title",
                        "content.language",
                        "content.body",
                        "content.contributors",
                        "content.period",
                        "content.keywords"))
                .expectNoEvents();
    }

    private static List<EntryEvent> crediting(Boolean... corresponding) {
        var people = Stream.of(corresponding).map(one -> new Contributor("Ada", "Example", List.of(), null, List.of(), one)).toList();
        return Histories.then(Histories.DRAFT, new ContributorsRevised(ENTRY, people));
    }

    @Test
    void givenNobodyOfManyOrSeveralAreTheCorrespondingAuthor_ThenOneIsAskedFor() {
        for (var wrong : List.of(crediting(false, false), crediting(true, true), crediting(false, true, true))) {
            given(wrong)
                    .when(OLWEN, new SubmitEntry(ENTRY))
                    .expectException(invalid("content.contributors.corresponding"))
                    .expectNoEvents();
        }
    }

    @Test
    void givenOneIsTheCorrespondingAuthor_OrIsNamedAlone_ThenItIsSubmitted() {
        for (var right : List.of(crediting(false, true), crediting(false), crediting(true))) {
            given(right).when(OLWEN, new SubmitEntry(ENTRY)).expectEvents(new EntrySubmitted(ENTRY, 1, ONE_REVIEW));
        }
    }

    @Test
    void givenAnEmptyDraftInAJournal_ThenTheArticleTypeIsMissedInstead() {
        given(List.of(new DraftStarted(ENTRY, "abstracts", "olwen")))
                .when(OLWEN, new SubmitEntry(ENTRY))
                .expectException(invalid(
                        "content.title",
                        "content.language",
                        "content.body",
                        "content.contributors",
                        "content.article.articleType"))
                .expectNoEvents();
    }

    @Test
    void givenAnArticleInAJournal_ThenNeitherPeriodNorKeywordsAreNeeded() {
        var article = new Content(
                COMPLETE.title(),
                "en",
                null,
                List.of(),
                COMPLETE.contributors(),
                COMPLETE.body(),
                List.of(),
                COMPLETE.article());
        given(Histories.then(
                        List.of(new DraftStarted(ENTRY, "abstracts", "olwen")),
                        Revision.between(ENTRY, Content.EMPTY, article)))
                .when(OLWEN, new SubmitEntry(ENTRY))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void givenNoArticleInAKnowledgeBase_ThenNothingIsMissed() {
        given(Histories.then(Histories.DRAFT, new ArticleRevised(ENTRY, null)))
                .when(OLWEN, new SubmitEntry(ENTRY))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void givenASubmittedEntry_ThenItIsNotSubmittedTwice() {
        given(Histories.SUBMITTED)
                .when(OLWEN, new SubmitEntry(ENTRY))
                .expectException(refused(WRONG_STATE, "under review"))
                .expectNoEvents();
    }

    @Test
    void whenAnEditorSubmits_ThenItIsRefused() {
        given(Histories.DRAFT)
                .when(EDDA, new SubmitEntry(ENTRY))
                .expectException(refused(NOT_PERMITTED, "the owner"))
                .expectNoEvents();
    }

    @Test
    void givenNoEntry_ThenItIsUnknown() {
        givenNothing().when(OLWEN, new SubmitEntry(ENTRY)).expectException(refused(UNKNOWN)).expectNoEvents();
    }
}
