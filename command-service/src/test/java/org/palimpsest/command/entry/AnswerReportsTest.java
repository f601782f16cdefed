package org.palimpsest.command.entry;

import static org.palimpsest.command.Samples.EDDA;
import static org.palimpsest.command.Samples.ENTRY;
import static org.palimpsest.command.Samples.OLWEN;
import static org.palimpsest.command.Samples.ONE_REVIEW;
import static org.palimpsest.command.entry.Scenario.given;
import static org.palimpsest.command.entry.Scenario.invalid;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.palimpsest.command.entry.EntryCommand.AcceptEntry;
import org.palimpsest.command.entry.EntryCommand.DeclineEntry;
import org.palimpsest.command.entry.EntryCommand.RequestRevisions;
import org.palimpsest.command.entry.EntryCommand.SubmitEntry;
import org.palimpsest.command.entry.EntryCommand.SubmitEntry.Response;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.EntryEvent.EntryAccepted;
import org.palimpsest.events.EntryEvent.EntryDeclined;
import org.palimpsest.events.EntryEvent.EntrySubmitted;
import org.palimpsest.events.EntryEvent.ReviewSubmitted;
import org.palimpsest.events.EntryEvent.ReviewerAssigned;
import org.palimpsest.events.EntryEvent.RevisionsRequested;
import org.palimpsest.events.Recommendation;
import org.palimpsest.events.ReviewResponse;

/** Reports in the letter that goes with a decision, and what authors say to them. */
class AnswerReportsTest {
    /** Of three reviewers the second has not reported. */
    private static final List<EntryEvent> TO_BE_REVISED = Histories.then(
            Histories.SUBMITTED,
            new ReviewerAssigned(ENTRY, 1, "zoe"),
            new ReviewerAssigned(ENTRY, 1, "ruth"),
            new ReviewerAssigned(ENTRY, 1, "rhys"),
            report("rhys"),
            report("zoe"),
            new RevisionsRequested(ENTRY, 1, "Both reports.", true));

    private static ReviewSubmitted report(String reviewer) {
        return new ReviewSubmitted(ENTRY, 1, reviewer, Recommendation.MINOR_REVISION, "Shorten it.", null);
    }

    private static SubmitEntry submission(Response... responses) {
        return new SubmitEntry(ENTRY, List.of(responses));
    }

    private static EntrySubmitted submitted(int round, ReviewResponse... responses) {
        return new EntrySubmitted(ENTRY, round, ONE_REVIEW, List.of(), List.of(responses));
    }

    @Test
    void whatIsSaidToAReportIsKeptWithItsReviewerInTheOrderOfTheReports() {
        given(TO_BE_REVISED)
                .when(OLWEN, submission(new Response(3, " Done. "), new Response(1, "It was short.")))
                .expectEvents(submitted(2, new ReviewResponse("zoe", "It was short."), new ReviewResponse("rhys", "Done.")));
    }

    @Test
    void nobodyMustAnswer() {
        given(TO_BE_REVISED).when(OLWEN, submission()).expectEvents(submitted(2));
        given(TO_BE_REVISED).when(OLWEN, submission(new Response(1, " "))).expectEvents(submitted(2));
    }

    @Test
    void whatIsNoReportIsNotAnsweredNorAnyTwice() {
        given(TO_BE_REVISED)
                .when(OLWEN, submission(
                        new Response(0, "A"), new Response(2, "B"), new Response(4, "C"), new Response(1, "D"), new Response(1, "E")))
                .expectException(invalid("responses.0", "responses.2", "responses.4", "responses.1"))
                .expectNoEvents();
        given(TO_BE_REVISED)
                .when(OLWEN, submission(new Response(3, "x".repeat(100_001))))
                .expectException(invalid("responses.3"))
                .expectNoEvents();
    }

    @Test
    void whereNobodyAskedForRevisionsThereIsNothingToAnswer() {
        for (var history : List.of(Histories.DRAFT, Histories.REVISING)) {
            given(history)
                    .when(OLWEN, submission(new Response(1, "Done.")))
                    .expectException(invalid("responses.1"))
                    .expectNoEvents();
        }
    }

    @Test
    @NullUnmarked
    void whenFieldsAreMissing_ThenAllAreNamed() {
        given(TO_BE_REVISED)
                .when(OLWEN, new SubmitEntry(ENTRY, Arrays.asList(new Response(1, null), null)))
                .expectException(invalid("responses.0"))
                .expectNoEvents();
    }

    @Test
    void aDecisionSaysWhetherItsLetterQuotesReports() {
        given(Histories.REVIEWED)
                .when(EDDA, new RequestRevisions(ENTRY, "Shorten it.", true))
                .expectEvents(new RevisionsRequested(ENTRY, 1, "Shorten it.", true));
        given(Histories.REVIEWED)
                .when(EDDA, new DeclineEntry(ENTRY, "Shorten it.", true))
                .expectEvents(new EntryDeclined(ENTRY, 1, "Shorten it.", true));
        given(Histories.REVIEWED)
                .when(EDDA, new AcceptEntry(ENTRY, "Shorten it.", true))
                .expectEvents(new EntryAccepted(ENTRY, 1, "Shorten it.", true));
        given(Histories.REVIEWED)
                .when(EDDA, new AcceptEntry(ENTRY, " ", true))
                .expectEvents(new EntryAccepted(ENTRY, 1, null, false));
    }
}
