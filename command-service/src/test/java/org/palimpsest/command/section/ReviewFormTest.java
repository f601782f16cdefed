package org.palimpsest.command.section;

import static org.palimpsest.command.Refused.Reason.INVALID;
import static org.palimpsest.command.Refused.Reason.NOT_PERMITTED;
import static org.palimpsest.command.Refused.Reason.UNKNOWN;
import static org.palimpsest.command.Samples.ADA;
import static org.palimpsest.command.Samples.EDDA;
import static org.palimpsest.command.Samples.ONE_REVIEW;
import static org.palimpsest.command.Samples.refused;
import static org.palimpsest.command.section.SectionScenario.given;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.palimpsest.command.section.SectionCommand.ChangeReviewForm;
import org.palimpsest.events.ReviewQuestion;
import org.palimpsest.events.ReviewQuestion.Kind;
import org.palimpsest.events.SectionEvent.ReviewFormChanged;
import org.palimpsest.events.SectionEvent.SectionClosed;
import org.palimpsest.events.SectionEvent.SectionCreated;
import org.palimpsest.events.SectionKind;

/** What a section asks its reviewers. */
class ReviewFormTest {
    private static final SectionCreated CREATED =
            new SectionCreated("abstracts", "Conference Abstracts", SectionKind.JOURNAL, "IJIC", ONE_REVIEW);
    private static final ReviewQuestion NEW = new ReviewQuestion(Kind.CHOICE, "Is it new?", true, false, List.of("Yes", "No"), 0);
    private static final ReviewQuestion CLEAR =
            new ReviewQuestion(Kind.SCALE, "How clear is it?", false, false, List.of("Not at all", "Very"), 5);
    private static final ReviewQuestion OTHERS = text("Who else should read it?", true);

    private static ReviewQuestion text(String question, boolean confidential) {
        return new ReviewQuestion(Kind.TEXT, question, false, confidential, List.of(), 0);
    }

    private static ChangeReviewForm form(ReviewQuestion... questions) {
        return new ChangeReviewForm("abstracts", List.of(questions));
    }

    @Test
    void whenAnAdministratorGivesQuestions_ThenReviewersAreAskedTheseInThisOrder() {
        given(CREATED)
                .when(ADA, form(CLEAR, text("  Who else should read it? ", true), NEW))
                .expectEvents(new ReviewFormChanged("abstracts", List.of(CLEAR, OTHERS, NEW)));
    }

    @Test
    void whenTheFormIsTheSame_ThenNothingHappens() {
        given(CREATED).when(ADA, form()).expectNoEvents().expectSuccessfulHandlerExecution();
        given(CREATED, new ReviewFormChanged("abstracts", List.of(NEW))).when(ADA, form(NEW)).expectNoEvents();
    }

    @Test
    void whenThereAreNoQuestionsAnyMore_ThenTheUsualFormIsBack() {
        given(CREATED, new ReviewFormChanged("abstracts", List.of(NEW)))
                .when(ADA, form())
                .expectEvents(new ReviewFormChanged("abstracts", List.of()));
    }

    @Test
    void givenAClosedSection_ThenItsFormCanStillChangeForWhatIsInIt() {
        given(CREATED, new SectionClosed("abstracts", "Full."))
                .when(ADA, form(NEW))
                .expectEvents(new ReviewFormChanged("abstracts", List.of(NEW)));
    }

    @Test
    void itIsForAdministratorsAndForASectionThatIsThere() {
        given(CREATED).when(EDDA, form(NEW)).expectException(refused(NOT_PERMITTED)).expectNoEvents();
        given().when(ADA, form(NEW)).expectException(refused(UNKNOWN)).expectNoEvents();
    }

    @Test
    void whatCannotBeAnsweredIsNotAsked() {
        given(CREATED)
                .when(ADA, form(
                        new ReviewQuestion(Kind.CHOICE, "A?", true, false, List.of("Yes"), 0),
                        new ReviewQuestion(Kind.CHOICE, "B?", true, false, List.of("Yes", " Yes "), 2),
                        new ReviewQuestion(Kind.SCALE, "C?", true, false, List.of("Low"), 1),
                        new ReviewQuestion(Kind.SCALE, "D?", true, false, List.of("Low", "\u0000"), 11),
                        new ReviewQuestion(Kind.TEXT, "E?", true, false, List.of("Yes", "No"), 3)))
                .expectException(refused(
                        INVALID,
                        "questions[0].options",
                        "questions[1].options",
                        "questions[1].steps",
                        "questions[2].options",
                        "questions[2].steps",
                        "questions[3].options[1]",
                        "questions[3].steps",
                        "questions[4].options",
                        "questions[4].steps"))
                .expectNoEvents();
    }

    @Test
    void aQuestionIsALineAndIsAskedOnce() {
        given(CREATED)
                .when(ADA, form(text(" ", false), text("So\nmany?", false), NEW, text("is it NEW?", false), text("x".repeat(501), true)))
                .expectException(refused(
                        INVALID, "questions[0].text", "questions[1].text", "questions[3].text", "questions[4].text"))
                .expectNoEvents();
        var many = IntStream.range(0, 31).mapToObj(n -> text("Is it " + n + "?", false)).toList();
        given(CREATED)
                .when(ADA, new ChangeReviewForm("abstracts", many))
                .expectException(refused(INVALID, "questions"))
                .expectNoEvents();
    }

    @Test
    @NullUnmarked
    void whenFieldsAreMissing_ThenAllAreNamed() {
        var nothing = new ReviewQuestion(null, null, false, false, null, 0);
        given(CREATED)
                .when(ADA, new ChangeReviewForm("abstracts", Arrays.asList(nothing, null)))
                .expectException(refused(INVALID, "questions", "questions[0].text", "questions[0].kind"))
                .expectNoEvents();
    }
}
