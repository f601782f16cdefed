package org.palimpsest.command.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.palimpsest.command.Refused.Reason.WRONG_STATE;
import static org.palimpsest.command.Samples.COMPLETE;
import static org.palimpsest.command.Samples.EDDA;
import static org.palimpsest.command.Samples.ENTRY;
import static org.palimpsest.command.Samples.OLWEN;
import static org.palimpsest.command.Samples.ONE_REVIEW;
import static org.palimpsest.command.Samples.RHYS;
import static org.palimpsest.command.entry.Scenario.given;
import static org.palimpsest.command.entry.Scenario.invalid;
import static org.palimpsest.command.entry.Scenario.refused;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.palimpsest.command.entry.EntryCommand.AcceptEntry;
import org.palimpsest.command.entry.EntryCommand.AssignReviewer;
import org.palimpsest.command.entry.EntryCommand.PublishEntry;
import org.palimpsest.command.entry.EntryCommand.ReviseDraft;
import org.palimpsest.command.entry.EntryCommand.SubmitEntry;
import org.palimpsest.command.entry.EntryCommand.SubmitReview;
import org.palimpsest.command.entry.EntryCommand.TakeBackDecision;
import org.palimpsest.events.Content;
import org.palimpsest.events.Contributor;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.EntryEvent.ApprovalKept;
import org.palimpsest.events.EntryEvent.ContributorsRevised;
import org.palimpsest.events.EntryEvent.DecisionTakenBack;
import org.palimpsest.events.EntryEvent.EntryAccepted;
import org.palimpsest.events.EntryEvent.EntryDeclined;
import org.palimpsest.events.EntryEvent.EntryPublished;
import org.palimpsest.events.EntryEvent.EntrySubmitted;
import org.palimpsest.events.EntryEvent.KeywordsRevised;
import org.palimpsest.events.EntryEvent.ReviewSubmitted;
import org.palimpsest.events.EntryEvent.ReviewerAssigned;
import org.palimpsest.events.EntryEvent.RevisionStarted;
import org.palimpsest.events.EntryEvent.RevisionsRequested;
import org.palimpsest.events.EntryEvent.SlugAssigned;
import org.palimpsest.events.EntryEvent.TitleRevised;
import org.palimpsest.events.Recommendation;
import org.palimpsest.events.ReviewQuestion;
import org.palimpsest.permission.EntryStage;
import org.palimpsest.permission.Permission.Granted;

/** Rhys and Ruth have reviewed: he would have it accepted, she would not yet. Then the authors are asked for revisions. */
class KeepApprovalsTest {
    private static final EntrySubmitted AGAIN = new EntrySubmitted(ENTRY, 2, ONE_REVIEW);
    private static final ApprovalKept KEPT = new ApprovalKept(ENTRY, 2, "rhys", 1, 2);
    private static final List<EntryEvent> TO_BE_REVISED = Histories.then(
            Histories.SUBMITTED,
            new ReviewerAssigned(ENTRY, 1, "ruth"),
            new ReviewerAssigned(ENTRY, 1, "rhys"),
            review(1, "ruth", Recommendation.MINOR_REVISION),
            review(1, "rhys", Recommendation.ACCEPT),
            new RevisionsRequested(ENTRY, 1, "Answer Ruth."));
    static final List<EntryEvent> RESUBMITTED = then(TO_BE_REVISED, AGAIN, KEPT);

    private static List<EntryEvent> then(List<EntryEvent> history, EntryEvent... more) {
        return Histories.then(history, more);
    }

    private static ReviewSubmitted review(int round, String reviewer, Recommendation recommendation) {
        return new ReviewSubmitted(ENTRY, round, reviewer, recommendation, "As I see it.", null);
    }

    @Test
    void whatHasNotChangedIsApprovedStill() {
        given(TO_BE_REVISED)
                .when(OLWEN, new SubmitEntry(ENTRY))
                .expectEvents(AGAIN, KEPT)
                .expectState(entry -> assertThat(entry.state().facts(ENTRY)).satisfies(facts -> {
                    assertThat(facts.assigned()).containsExactly("rhys");
                    assertThat(facts.reviewed()).containsExactly("rhys");
                }));
    }

    @Test
    void whatIsForEditorsToCheckMayChangeAndWhatReviewersJudgeMayNot() {
        var keywords = new KeywordsRevised(ENTRY, List.of("valleys"));
        var credit = new ContributorsRevised(ENTRY, List.of(new Contributor(null, "The Group", List.of(), null, List.of(), true)));
        given(then(TO_BE_REVISED, keywords, credit)).when(OLWEN, new SubmitEntry(ENTRY)).expectEvents(AGAIN, KEPT);
        var title = new TitleRevised(ENTRY, "Stories from three valleys");
        given(then(TO_BE_REVISED, title)).when(OLWEN, new SubmitEntry(ENTRY)).expectEvents(AGAIN);
        given(then(TO_BE_REVISED, title, new TitleRevised(ENTRY, COMPLETE.title())))
                .when(OLWEN, new SubmitEntry(ENTRY))
                .expectEvents(AGAIN, KEPT);
    }

    /** What is saved is brought into one form first: another way to write the same is no change. */
    @Test
    void whatLooksTheSameIsTheSame() {
        var spaced = new Content(
                "  " + COMPLETE.title() + " ",
                COMPLETE.language(),
                COMPLETE.period(),
                COMPLETE.keywords(),
                COMPLETE.contributors(),
                COMPLETE.body(),
                COMPLETE.links(),
                COMPLETE.article());
        given(TO_BE_REVISED).when(OLWEN, new ReviseDraft(ENTRY, spaced)).expectNoEvents();
    }

    @Test
    void itCountsAsAReviewAndIsNotAskedForAgain() {
        given(RESUBMITTED).when(EDDA, new AcceptEntry(ENTRY, null)).expectEvents(new EntryAccepted(ENTRY, 2, null));
        given(RESUBMITTED).when(EDDA, new AssignReviewer(ENTRY, "rhys")).expectNoEvents();
        given(RESUBMITTED)
                .when(RHYS, new SubmitReview(ENTRY, Recommendation.REJECT, "No.", null))
                .expectException(refused(WRONG_STATE, "Your report of round 1 counts in this one"))
                .expectNoEvents();
        given(then(RESUBMITTED, new EntryAccepted(ENTRY, 2, null)))
                .when(EDDA, new PublishEntry(ENTRY))
                .expectEvents(
                        new SlugAssigned(ENTRY, Histories.SLUG),
                        new EntryPublished(ENTRY, "valleys", Histories.SLUG, 1, "CC-BY-4.0", COMPLETE));
    }

    @Test
    void itIsKeptFromRoundToRoundAndAnsweredOnce() {
        var asked = then(RESUBMITTED, new RevisionsRequested(ENTRY, 2, "And Ruth?"));
        given(asked)
                .when(OLWEN, new SubmitEntry(ENTRY))
                .expectEvents(new EntrySubmitted(ENTRY, 3, ONE_REVIEW), new ApprovalKept(ENTRY, 3, "rhys", 1, 2));
        given(asked)
                .when(OLWEN, new SubmitEntry(ENTRY, List.of(new SubmitEntry.Response(1, "Thank you.")), List.of()))
                .expectException(invalid("responses.1"));
    }

    @Test
    void whereReviewersAreAskedSomethingElseTheyAreAskedAgain() {
        var question = new ReviewQuestion(ReviewQuestion.Kind.TEXT, "Is it new?", true, false, List.of(), 0);
        var asked = Histories.then(
                Histories.DRAFT,
                List.of(
                        new EntrySubmitted(ENTRY, 1, ONE_REVIEW, List.of(question), List.of()),
                        new ReviewerAssigned(ENTRY, 1, "rhys"),
                        review(1, "rhys", Recommendation.ACCEPT),
                        new RevisionsRequested(ENTRY, 1, "Once more.")));
        given(asked).when(OLWEN, new SubmitEntry(ENTRY)).expectEvents(AGAIN);
    }

    @Test
    void whatIsSubmittedForAnotherVersionIsReviewedAnew() {
        var published = then(
                RESUBMITTED,
                new EntryAccepted(ENTRY, 2, null),
                new SlugAssigned(ENTRY, Histories.SLUG),
                new EntryPublished(ENTRY, "valleys", Histories.SLUG, 1, "CC-BY-4.0", COMPLETE),
                new RevisionStarted(ENTRY, 1));
        given(published).when(OLWEN, new SubmitEntry(ENTRY)).expectEvents(new EntrySubmitted(ENTRY, 3, ONE_REVIEW));
    }

    @Test
    void aDecisionThatIsTakenBackLeavesItWhereItIs() {
        var before = Histories.fold(RESUBMITTED);
        given(then(RESUBMITTED, new EntryDeclined(ENTRY, 2, "No.")))
                .when(EDDA, new TakeBackDecision(ENTRY, "Yes."))
                .expectEvents(new DecisionTakenBack(ENTRY, 2, "Yes."))
                .expectState(entry -> assertThat(entry.state()).isEqualTo(before));
    }

    /** An editor's correction of what is accepted loses no acceptance, and is what is published. */
    @Test
    void whatAnEditorPutsRightStaysAccepted() {
        var corrected = then(RESUBMITTED, new EntryAccepted(ENTRY, 2, null), new TitleRevised(ENTRY, "Stories of the valleys"));
        var state = Histories.fold(corrected);
        assertThat(state.stage()).isEqualTo(EntryStage.ACCEPTED);
        var permission = new Entry().permission(new PublishEntry(ENTRY), state, EDDA);
        assertThat(permission).isInstanceOf(Granted.class);
        assertThat(new Entry().decide(new PublishEntry(ENTRY), state, context()).events())
                .last()
                .isInstanceOfSatisfying(EntryPublished.class, one -> assertThat(one.content().title()).isEqualTo("Stories of the valleys"));
    }

    private static Entry.Context context() {
        return new Entry.Context("edda", null, Set.of(), false);
    }
}
