package org.palimpsest.command.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.palimpsest.command.Refused.Reason.NOT_PERMITTED;
import static org.palimpsest.command.Refused.Reason.UNKNOWN;
import static org.palimpsest.command.Refused.Reason.WRONG_STATE;
import static org.palimpsest.command.Samples.EDDA;
import static org.palimpsest.command.Samples.ENTRY;
import static org.palimpsest.command.Samples.NOW;
import static org.palimpsest.command.Samples.OLWEN;
import static org.palimpsest.command.Samples.OLWEN_AS_EDITOR;
import static org.palimpsest.command.Samples.RHYS;
import static org.palimpsest.command.Samples.RUTH;
import static org.palimpsest.command.entry.Scenario.given;
import static org.palimpsest.command.entry.Scenario.givenNothing;
import static org.palimpsest.command.entry.Scenario.invalid;
import static org.palimpsest.command.entry.Scenario.refused;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.palimpsest.command.entry.EntryCommand.AcceptEntry;
import org.palimpsest.command.entry.EntryCommand.AcceptInvitation;
import org.palimpsest.command.entry.EntryCommand.PublishEntry;
import org.palimpsest.command.entry.EntryCommand.SubmitReview;
import org.palimpsest.command.entry.EntryCommand.TakeBackDecision;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.EntryEvent.DecisionTakenBack;
import org.palimpsest.events.EntryEvent.EntryAccepted;
import org.palimpsest.events.EntryEvent.EntryDeclined;
import org.palimpsest.events.EntryEvent.EntryReinstated;
import org.palimpsest.events.EntryEvent.EntryWithdrawn;
import org.palimpsest.events.EntryEvent.PublicationScheduled;
import org.palimpsest.events.EntryEvent.PublicationUnscheduled;
import org.palimpsest.events.EntryEvent.ReviewSubmitted;
import org.palimpsest.events.EntryEvent.ReviewerAssigned;
import org.palimpsest.events.EntryEvent.ReviewerInvited;
import org.palimpsest.events.EntryEvent.RevisionStarted;
import org.palimpsest.events.EntryEvent.TitleRevised;
import org.palimpsest.events.Recommendation;
import org.palimpsest.events.VersionKind;
import org.palimpsest.events.WithdrawnVersions;
import org.palimpsest.permission.EntryStage;

class TakeBackDecisionTest {
    private static final Instant SOON = NOW.plus(Duration.ofDays(1));
    private static final TakeBackDecision TAKE_BACK = new TakeBackDecision(ENTRY, " It was meant for another entry. ");
    private static final DecisionTakenBack TAKEN_BACK = new DecisionTakenBack(ENTRY, 1, "It was meant for another entry.");

    private static List<EntryEvent> then(List<EntryEvent> history, EntryEvent... more) {
        return Histories.then(history, more);
    }

    private static PublicationScheduled plan(@Nullable Instant publishAt, @Nullable Instant withdrawAt) {
        var kind = publishAt == null ? null : VersionKind.FIRST_PUBLICATION;
        return new PublicationScheduled(ENTRY, 1, "edda", publishAt, kind, null, withdrawAt, "It was for a day.");
    }

    @Test
    void whateverWasDecidedTheRoundGoesOnAsItWas() {
        var before = Histories.fold(Histories.REVIEWED);
        for (var decided : List.of(Histories.TO_BE_REVISED, Histories.ACCEPTED, Histories.DECLINED)) {
            given(decided)
                    .when(EDDA, TAKE_BACK)
                    .expectEvents(TAKEN_BACK)
                    .expectState(entry -> assertThat(entry.state()).isEqualTo(before));
        }
    }

    @Test
    void whoWasAskedIsAskedStill() {
        var history = then(
                Histories.ASSIGNED,
                new ReviewerInvited(ENTRY, 1, "ruth", "2026-12-24", null),
                new EntryDeclined(ENTRY, 1, "No."),
                TAKEN_BACK);
        given(history).when(RUTH, new AcceptInvitation(ENTRY)).expectEvents(new ReviewerAssigned(ENTRY, 1, "ruth"));
        given(history)
                .when(RHYS, new SubmitReview(ENTRY, Recommendation.ACCEPT, "Good.", null))
                .expectEvents(new ReviewSubmitted(ENTRY, 1, "rhys", Recommendation.ACCEPT, "Good.", null));
    }

    @Test
    void itCanBeDecidedOtherwiseAndThatBeTakenBackToo() {
        var again = then(Histories.DECLINED, TAKEN_BACK);
        given(again).when(EDDA, TAKE_BACK).expectException(refused(WRONG_STATE, "under review")).expectNoEvents();
        given(again).when(EDDA, new AcceptEntry(ENTRY, null)).expectEvents(new EntryAccepted(ENTRY, 1, null));
        given(then(again, new EntryAccepted(ENTRY, 1, null))).when(EDDA, TAKE_BACK).expectEvents(TAKEN_BACK);
        given(then(again, new EntryAccepted(ENTRY, 1, null), TAKEN_BACK))
                .when(EDDA, new PublishEntry(ENTRY))
                .expectException(refused(WRONG_STATE))
                .expectNoEvents();
    }

    @Test
    void aPublicationThatWasPlannedIsPlannedNoLonger() {
        given(then(Histories.ACCEPTED, plan(SOON, null)))
                .when(EDDA, TAKE_BACK)
                .expectEvents(new PublicationUnscheduled(ENTRY, 1), TAKEN_BACK)
                .expectState(entry -> assertThat(entry.state().schedule()).isNull());
        given(then(Histories.ACCEPTED, plan(SOON, SOON.plusSeconds(60))))
                .when(EDDA, TAKE_BACK)
                .expectEvents(new PublicationUnscheduled(ENTRY, 1), TAKEN_BACK);
    }

    @Test
    void theWithdrawalOfWhatIsPublishedIsPlannedStill() {
        var declined = then(Histories.REVISION_UNDER_REVIEW, new EntryDeclined(ENTRY, 2, "No better."), plan(null, SOON));
        given(declined)
                .when(EDDA, TAKE_BACK)
                .expectEvents(new DecisionTakenBack(ENTRY, 2, "It was meant for another entry."))
                .expectState(entry -> {
                    assertThat(entry.state().stage()).isEqualTo(EntryStage.UNDER_REVIEW);
                    assertThat(entry.state().schedule()).isNotNull();
                });
    }

    @Test
    void whatHasFollowedFromItStands() {
        given(then(Histories.TO_BE_REVISED, new TitleRevised(ENTRY, "Other")))
                .when(EDDA, TAKE_BACK)
                .expectException(refused(WRONG_STATE, "begun to revise"))
                .expectNoEvents();
        given(Histories.RESUBMITTED).when(EDDA, TAKE_BACK).expectException(refused(WRONG_STATE, "under review"));
        given(Histories.PUBLISHED).when(EDDA, TAKE_BACK).expectException(refused(WRONG_STATE, "published after the decision"));
        given(Histories.REVISING).when(EDDA, TAKE_BACK).expectException(refused(WRONG_STATE, "a draft"));
        var revisedAgain = then(
                Histories.REVISION_UNDER_REVIEW,
                new EntryDeclined(ENTRY, 2, "No better."),
                new RevisionStarted(ENTRY, 1));
        given(revisedAgain).when(EDDA, TAKE_BACK).expectException(refused(WRONG_STATE, "a draft"));
    }

    /** An acceptance outlives what an editor puts right, and so does that it can be taken back. */
    @Test
    void whatAnEditorPutsRightIsNothingThatFollows() {
        var corrected = then(Histories.ACCEPTED, new TitleRevised(ENTRY, "Stories from the valleys"));
        assertThat(Histories.fold(corrected).stage()).isEqualTo(EntryStage.ACCEPTED);
        given(corrected)
                .when(EDDA, TAKE_BACK)
                .expectEvents(TAKEN_BACK)
                .expectState(entry -> assertThat(entry.state().content().title()).isEqualTo("Stories from the valleys"));
    }

    @Test
    void whatIsWithdrawnComesBackFirst() {
        var withdrawn = then(Histories.ACCEPTED, new EntryWithdrawn(ENTRY, "No.", WithdrawnVersions.HIDDEN));
        given(withdrawn).when(EDDA, TAKE_BACK).expectException(refused(WRONG_STATE, "withdrawn")).expectNoEvents();
        given(then(withdrawn, new EntryReinstated(ENTRY, "Yes."))).when(EDDA, TAKE_BACK).expectEvents(TAKEN_BACK);
    }

    @Test
    void itNeedsAReasonAndAnEditorWhoMayDecide() {
        given(Histories.ACCEPTED).when(EDDA, new TakeBackDecision(ENTRY, " ")).expectException(invalid("reason")).expectNoEvents();
        given(Histories.ACCEPTED).when(EDDA, new TakeBackDecision(ENTRY, "a".repeat(1_001))).expectException(invalid("reason"));
        given(Histories.ACCEPTED).when(OLWEN, TAKE_BACK).expectException(refused(NOT_PERMITTED)).expectNoEvents();
        given(Histories.ACCEPTED).when(OLWEN_AS_EDITOR, TAKE_BACK).expectException(refused(NOT_PERMITTED, "not the owner"));
        given(Histories.ACCEPTED).when(RHYS, TAKE_BACK).expectException(refused(NOT_PERMITTED));
        givenNothing().when(EDDA, TAKE_BACK).expectException(refused(UNKNOWN));
    }
}
