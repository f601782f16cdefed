package org.palimpsest.command.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.palimpsest.command.Refused.Reason.WRONG_STATE;
import static org.palimpsest.command.Samples.ENTRY;
import static org.palimpsest.command.Samples.OLWEN;
import static org.palimpsest.command.Samples.ONE_REVIEW;
import static org.palimpsest.command.Samples.RHYS;
import static org.palimpsest.command.entry.Scenario.given;
import static org.palimpsest.command.entry.Scenario.invalid;
import static org.palimpsest.command.entry.Scenario.refused;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.palimpsest.command.entry.EntryCommand.SubmitEntry;
import org.palimpsest.command.entry.EntryCommand.SubmitReview;
import org.palimpsest.command.entry.EntryCommand.SubmitReview.Answer;
import org.palimpsest.command.section.SectionState;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.EntryEvent.EntrySubmitted;
import org.palimpsest.events.EntryEvent.ReviewSubmitted;
import org.palimpsest.events.EntryEvent.ReviewerAssigned;
import org.palimpsest.events.Recommendation;
import org.palimpsest.events.ReviewAnswer;
import org.palimpsest.events.ReviewQuestion;
import org.palimpsest.events.ReviewQuestion.Kind;
import org.palimpsest.events.SectionKind;

/** A report is held against the questions that its round began with. */
class AnswerQuestionsTest {
    private static final ReviewQuestion NEW = new ReviewQuestion(Kind.CHOICE, "Is it new?", true, false, List.of("Yes", "No"), 0);
    private static final ReviewQuestion CLEAR = new ReviewQuestion(Kind.SCALE, "How clear is it?", false, false, List.of(), 5);
    private static final ReviewQuestion OTHERS = new ReviewQuestion(Kind.TEXT, "Who else?", true, true, List.of(), 0);
    private static final List<ReviewQuestion> QUESTIONS = List.of(NEW, CLEAR, OTHERS);
    private static final List<EntryEvent> ASKED = Histories.then(
            Histories.DRAFT,
            new EntrySubmitted(ENTRY, 1, ONE_REVIEW, QUESTIONS, List.of()),
            new ReviewerAssigned(ENTRY, 1, "rhys"));

    private static SubmitReview report(@Nullable String toAuthor, Answer... answers) {
        return new SubmitReview(ENTRY, Recommendation.ACCEPT, toAuthor, null, List.of(answers));
    }

    private static ReviewSubmitted submitted(String toAuthor, ReviewAnswer... answers) {
        return new ReviewSubmitted(ENTRY, 1, "rhys", Recommendation.ACCEPT, toAuthor, null, List.of(answers));
    }

    @Test
    void whenAnEntryIsSubmitted_ThenItsRoundAsksWhatTheSectionAsks() {
        var section = new SectionState(SectionKind.KNOWLEDGE_BASE, ONE_REVIEW, false, "Valleys", QUESTIONS);
        var context = new Entry.Context(OLWEN.id(), section, Set.of(), true);
        var events = new Entry().decide(new SubmitEntry(ENTRY), Histories.fold(Histories.DRAFT), context).events();
        assertThat(events).containsExactly(new EntrySubmitted(ENTRY, 1, ONE_REVIEW, QUESTIONS, List.of()));
    }

    @Test
    void whenAllIsAnswered_ThenTheReportHasTheQuestionsWithTheirAnswersInTheirOrder() {
        given(ASKED)
                .when(RHYS, report("", new Answer(3, " Ruth. "), new Answer(2, "4"), new Answer(1, "Yes")))
                .expectEvents(submitted(
                        "", new ReviewAnswer(NEW, "Yes"), new ReviewAnswer(CLEAR, "4"), new ReviewAnswer(OTHERS, "Ruth.")));
    }

    @Test
    void whatNeedsNoAnswerMayBeLeftEmpty() {
        given(ASKED)
                .when(RHYS, report(null, new Answer(1, "No"), new Answer(2, " "), new Answer(3, "Nobody.")))
                .expectEvents(submitted("", new ReviewAnswer(NEW, "No"), new ReviewAnswer(OTHERS, "Nobody.")));
    }

    @Test
    void whenAnswersAreMissing_ThenEachQuestionIsNamed() {
        given(ASKED).when(RHYS, report("Good.")).expectException(invalid("answers.1", "answers.3")).expectNoEvents();
    }

    @Test
    void whatIsNotOfferedIsNoAnswer() {
        given(ASKED)
                .when(RHYS, report("Good.", new Answer(1, "Perhaps"), new Answer(2, "6"), new Answer(3, "x".repeat(20_001))))
                .expectException(invalid("answers.1", "answers.2", "answers.3"))
                .expectNoEvents();
        for (var step : List.of("0", "-1", "4.5", "٤", "05", "99999999999")) {
            given(ASKED)
                    .when(RHYS, report("Good.", new Answer(1, "Yes"), new Answer(2, step), new Answer(3, "Ruth.")))
                    .expectException(invalid("answers.2"))
                    .expectNoEvents();
        }
    }

    @Test
    void whatWasNotAskedIsNotAnsweredNorAnythingTwice() {
        given(ASKED)
                .when(RHYS, report(
                        "", new Answer(1, "Yes"), new Answer(3, "A"), new Answer(3, "B"), new Answer(4, "C"), new Answer(0, "D")))
                .expectException(invalid("answers.3", "answers.4", "answers.0"))
                .expectNoEvents();
        given(Histories.ASSIGNED)
                .when(RHYS, report("Good.", new Answer(1, "Yes")))
                .expectException(invalid("answers.1"))
                .expectNoEvents();
    }

    @Test
    @NullUnmarked
    void whenFieldsAreMissing_ThenAllAreNamed() {
        var answers = Arrays.asList(new Answer(1, null), new Answer(3, "Ruth."), null);
        given(ASKED)
                .when(RHYS, new SubmitReview(ENTRY, Recommendation.ACCEPT, null, null, answers))
                .expectException(invalid("answers", "answers.1"))
                .expectNoEvents();
    }

    @Test
    void whenTheSameReportComesAgain_ThenNothingHappensAndAnotherIsRefused() {
        var history = Histories.then(ASKED, submitted("", new ReviewAnswer(NEW, "Yes"), new ReviewAnswer(OTHERS, "Ruth.")));
        given(history).when(RHYS, report("", new Answer(1, "Yes"), new Answer(3, "Ruth."))).expectNoEvents();
        given(history)
                .when(RHYS, report("", new Answer(1, "No"), new Answer(3, "Ruth.")))
                .expectException(refused(WRONG_STATE, "already"))
                .expectNoEvents();
    }

    @Test
    void aRoundKeepsTheQuestionsItBeganWith() {
        var state = Histories.fold(ASKED);
        assertThat(Stream.ofNullable(state.round()).map(EntryState.Round::questions)).containsExactly(QUESTIONS);
    }
}
