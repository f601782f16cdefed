package org.palimpsest.command.entry;

import static org.palimpsest.command.Samples.EDDA;
import static org.palimpsest.command.Samples.ENTRY;
import static org.palimpsest.command.Samples.OLWEN;
import static org.palimpsest.command.Samples.ONE_REVIEW;
import static org.palimpsest.command.entry.Scenario.given;
import static org.palimpsest.command.entry.Scenario.invalid;

import java.util.ArrayList;
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
import org.palimpsest.events.ReviewAnswer;
import org.palimpsest.events.ReviewQuestion;
import org.palimpsest.events.ReviewQuestion.Kind;
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

    private static final ReviewQuestion NEW = new ReviewQuestion(Kind.CHOICE, "Is it new?", true, false, List.of("Yes", "No"), 0);
    private static final ReviewQuestion HUSH = new ReviewQuestion(Kind.TEXT, "Who else?", false, true, List.of(), 0);
    private static final ReviewQuestion CLEAR = new ReviewQuestion(Kind.SCALE, "How clear is it?", false, false, List.of(), 5);
    private static final ReviewQuestion MORE = new ReviewQuestion(Kind.TEXT, "What more?", false, false, List.of(), 0);

    /** Zoe has answered all but the last question, Rhys the first and the last. Authors know three of the four. */
    private static final List<EntryEvent> ASKED = Histories.then(
            Histories.DRAFT,
            new EntrySubmitted(ENTRY, 1, ONE_REVIEW, List.of(NEW, HUSH, CLEAR, MORE), List.of()),
            new ReviewerAssigned(ENTRY, 1, "zoe"),
            new ReviewerAssigned(ENTRY, 1, "rhys"),
            answering("rhys", new ReviewAnswer(NEW, "Yes"), new ReviewAnswer(MORE, "Less.")),
            answering("zoe", new ReviewAnswer(NEW, "No"), new ReviewAnswer(HUSH, "Ruth."), new ReviewAnswer(CLEAR, "2")),
            new RevisionsRequested(ENTRY, 1, "Both reports.", true));

    private static ReviewSubmitted answering(String reviewer, ReviewAnswer... answers) {
        return new ReviewSubmitted(ENTRY, 1, reviewer, Recommendation.MINOR_REVISION, "", null, List.of(answers));
    }

    private static ReviewSubmitted report(String reviewer) {
        return new ReviewSubmitted(ENTRY, 1, reviewer, Recommendation.MINOR_REVISION, "Shorten it.", null);
    }

    private static SubmitEntry submission(Response... responses) {
        return new SubmitEntry(ENTRY, List.of(responses), List.of());
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
    void eachAnswerOfAReportIsAnsweredInItsPlaceAndTheReportAsAWholeLast() {
        given(ASKED)
                .when(OLWEN, submission(
                        new Response(2, 3, "We cut it."),
                        new Response(1, "Thank you."),
                        new Response(1, 2, " Each word is shorter. "),
                        new Response(2, 1, " "),
                        new Response(1, 1, "It is.")))
                .expectEvents(submitted(
                        2,
                        new ReviewResponse("zoe", NEW, "It is."),
                        new ReviewResponse("zoe", CLEAR, "Each word is shorter."),
                        new ReviewResponse("zoe", "Thank you."),
                        new ReviewResponse("rhys", MORE, "We cut it.")));
    }

    /** There is no number for what is for the editors alone; nor is there anything to say where nothing was answered. */
    @Test
    void whatAuthorsMayNotReadOrNobodyAnsweredCannotBeAnsweredNorAnythingTwice() {
        given(ASKED)
                .when(OLWEN, submission(
                        new Response(1, 3, "A"), new Response(1, 4, "B"), new Response(2, 2, "C"), new Response(1, 0, "D"),
                        new Response(3, 1, "E"), new Response(1, 1, "F"), new Response(1, 1, "G")))
                .expectException(invalid(
                        "responses.1.3", "responses.1.4", "responses.2.2", "responses.1.0", "responses.3.1", "responses.1.1"))
                .expectNoEvents();
        given(TO_BE_REVISED)
                .when(OLWEN, submission(new Response(1, 1, "A")))
                .expectException(invalid("responses.1.1"))
                .expectNoEvents();
    }

    @Test
    void whatIsTooLongIsNamedPointByPointAndAllOfItTogether() {
        given(ASKED)
                .when(OLWEN, submission(new Response(1, 1, "x".repeat(20_001)), new Response(2, "x".repeat(100_001))))
                .expectException(invalid("responses.1.1", "responses.2"))
                .expectNoEvents();
        var many = new ArrayList<EntryEvent>(Histories.DRAFT);
        many.add(new EntrySubmitted(ENTRY, 1, ONE_REVIEW));
        var responses = new ArrayList<Response>();
        for (int i = 1; i <= 11; i++) {
            many.add(new ReviewerAssigned(ENTRY, 1, "reviewer-" + i));
            many.add(report("reviewer-" + i));
            responses.add(new Response(i, "x".repeat(100_000)));
        }
        many.add(new RevisionsRequested(ENTRY, 1, "All reports.", true));
        given(many)
                .when(OLWEN, submission(responses.toArray(Response[]::new)))
                .expectException(invalid("responses"))
                .expectNoEvents();
        given(many)
                .when(OLWEN, submission(responses.subList(0, 10).toArray(Response[]::new)))
                .expectSuccessfulHandlerExecution();
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
                .when(OLWEN, new SubmitEntry(ENTRY, Arrays.asList(new Response(1, null), null), List.of()))
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
