package org.palimpsest.command.entry;

import static org.palimpsest.command.Refused.Reason.NOT_PERMITTED;
import static org.palimpsest.command.Refused.Reason.UNKNOWN;
import static org.palimpsest.command.Refused.Reason.WRONG_STATE;
import static org.palimpsest.command.Samples.COMPLETE;
import static org.palimpsest.command.Samples.EDDA;
import static org.palimpsest.command.Samples.ENTRY;
import static org.palimpsest.command.Samples.NOW;
import static org.palimpsest.command.Samples.OLWEN;
import static org.palimpsest.command.Samples.OLWEN_AS_EDITOR;
import static org.palimpsest.command.Samples.policy;
import static org.palimpsest.command.Samples.titled;
import static org.palimpsest.command.entry.Scenario.given;
import static org.palimpsest.command.entry.Scenario.givenNothing;
import static org.palimpsest.command.entry.Scenario.invalid;
import static org.palimpsest.command.entry.Scenario.refused;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.palimpsest.command.entry.EntryCommand.LiftEmbargo;
import org.palimpsest.command.entry.EntryCommand.MoveEmbargo;
import org.palimpsest.command.entry.EntryCommand.PublishEntry;
import org.palimpsest.command.entry.EntryCommand.PublishInIssue;
import org.palimpsest.command.entry.EntryCommand.RunSchedule;
import org.palimpsest.command.entry.EntryCommand.SchedulePublication;
import org.palimpsest.command.entry.EntryCommand.WithdrawEntry;
import org.palimpsest.events.Article;
import org.palimpsest.events.Content;
import org.palimpsest.events.Embargo;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.EntryEvent.ArticleRevised;
import org.palimpsest.events.EntryEvent.EmbargoLifted;
import org.palimpsest.events.EntryEvent.EmbargoMoved;
import org.palimpsest.events.EntryEvent.EntryAccepted;
import org.palimpsest.events.EntryEvent.EntryPublished;
import org.palimpsest.events.EntryEvent.EntrySubmitted;
import org.palimpsest.events.EntryEvent.EntryWithdrawn;
import org.palimpsest.events.EntryEvent.PublicationScheduled;
import org.palimpsest.events.EntryEvent.RevisionStarted;
import org.palimpsest.events.EntryEvent.ScheduledStepRefused;
import org.palimpsest.events.EntryEvent.SlugAssigned;
import org.palimpsest.events.EntryEvent.TitleRevised;
import org.palimpsest.events.Role;
import org.palimpsest.events.ScheduledStep;
import org.palimpsest.events.VersionKind;
import org.palimpsest.events.WithdrawnVersions;
import org.palimpsest.permission.Caller;

class EmbargoTest {
    private static final Instant UNTIL = Histories.EMBARGO.until();
    private static final Instant LATER = UNTIL.plus(Duration.ofDays(1));
    private static final SlugAssigned SLUG = new SlugAssigned(ENTRY, Histories.SLUG);
    private static final EntryPublished FIRST = published(1, COMPLETE, VersionKind.FIRST_PUBLICATION, null, Histories.EMBARGO);
    private static final EmbargoMoved MOVED = new EmbargoMoved(ENTRY, new Embargo(2, LATER, "edda"), "The publisher asked for a day.");
    private static final RunSchedule IT_IS_TIME = new RunSchedule(ENTRY, 1, ScheduledStep.LIFT_EMBARGO);
    private static final ScheduledStepRefused REFUSED = new ScheduledStepRefused(
            ENTRY,
            1,
            ScheduledStep.LIFT_EMBARGO,
            "This is for an editor of its section who is not the owner or an editor who owns it, where the section's policy says so.");
    /** An erratum to what is under the embargo waits to be published. */
    private static final List<EntryEvent> CORRECTED = Histories.then(
            Histories.EMBARGOED,
            new RevisionStarted(ENTRY, 1),
            new TitleRevised(ENTRY, "Second thoughts"),
            new EntrySubmitted(ENTRY, 2, policy(0)),
            new EntryAccepted(ENTRY, 2, null));

    private static final EntryPublished SECOND = published(
            2, titled("Second thoughts"), VersionKind.ERRATUM, "A table was missing.", Histories.EMBARGO);

    private static EntryPublished published(
            int version, Content content, VersionKind kind, @Nullable String reason, @Nullable Embargo embargo) {
        return new EntryPublished(ENTRY, "valleys", Histories.SLUG, version, "CC-BY-4.0", content, kind, reason, embargo);
    }

    private static PublishEntry under(Instant until) {
        return new PublishEntry(ENTRY, null, null, until);
    }

    @Test
    void aFirstVersionIsPublishedUnderAnEmbargo() {
        given(Histories.ACCEPTED).when(EDDA, under(UNTIL.plusMillis(3))).expectEvents(SLUG, FIRST);
    }

    @Test
    void whatCannotBeIsRefused() {
        given(Histories.ACCEPTED).when(EDDA, under(NOW)).expectException(invalid("embargoUntil")).expectNoEvents();
        given(Histories.ACCEPTED).when(EDDA, under(NOW.plus(Duration.ofDays(5_000)))).expectException(invalid("embargoUntil"));
        var again = Histories.then(Histories.REVISING, new EntrySubmitted(ENTRY, 2, policy(0)), new EntryAccepted(ENTRY, 2, null));
        given(again).when(EDDA, under(UNTIL)).expectException(invalid("embargoUntil")).expectNoEvents();
        given(CORRECTED).when(EDDA, under(LATER)).expectException(invalid("embargoUntil")).expectNoEvents();
        var inATokenAlone = new Caller("edwin", Set.of(Role.EDITOR));
        given(Histories.ACCEPTED).when(inATokenAlone, under(UNTIL))
                .expectException(refused(NOT_PERMITTED, "your token alone"))
                .expectNoEvents();
    }

    @Test
    void whatFollowsDuringTheEmbargoIsUnderItToo() {
        given(CORRECTED).when(EDDA, new PublishEntry(ENTRY, VersionKind.ERRATUM, "A table was missing.")).expectEvents(SECOND);
    }

    @Test
    void itIsMovedWithAReasonByWhoMayPublish() {
        given(Histories.EMBARGOED).when(EDDA, new MoveEmbargo(ENTRY, LATER, " The publisher asked for a day. ")).expectEvents(MOVED);
        given(Histories.EMBARGOED).when(EDDA, new MoveEmbargo(ENTRY, UNTIL, "It is the same.")).expectNoEvents();
        given(Histories.EMBARGOED).when(EDDA, new MoveEmbargo(ENTRY, NOW, " ")).expectException(invalid("until", "reason"));
        given(Histories.EMBARGOED).when(EDDA, new MoveEmbargo(ENTRY, null, "No day.")).expectException(invalid("until"));
        given(Histories.EMBARGOED).when(OLWEN, new MoveEmbargo(ENTRY, LATER, "Mine.")).expectException(refused(NOT_PERMITTED));
        given(Histories.EMBARGOED).when(OLWEN_AS_EDITOR, new MoveEmbargo(ENTRY, LATER, "Mine.")).expectException(refused(NOT_PERMITTED));
        given(Histories.EMBARGOED).when(new Caller("edwin", Set.of(Role.EDITOR)), new MoveEmbargo(ENTRY, LATER, "By a token."))
                .expectException(refused(NOT_PERMITTED, "your token alone"));
        given(Histories.PUBLISHED).when(EDDA, new MoveEmbargo(ENTRY, LATER, "None.")).expectException(refused(WRONG_STATE, "no embargo"));
        givenNothing().when(EDDA, new MoveEmbargo(ENTRY, LATER, "None.")).expectException(refused(UNKNOWN));
    }

    @Test
    void itIsLiftedWithAReasonAndEachVersionCarriesItsText() {
        given(Histories.EMBARGOED).when(EDDA, new LiftEmbargo(ENTRY, " They agreed. "))
                .expectEvents(new EmbargoLifted(ENTRY, 1, COMPLETE, "They agreed."));
        given(Histories.then(CORRECTED, SECOND)).when(EDDA, new LiftEmbargo(ENTRY, "They agreed."))
                .expectEvents(
                        new EmbargoLifted(ENTRY, 1, COMPLETE, "They agreed."),
                        new EmbargoLifted(ENTRY, 2, titled("Second thoughts"), "They agreed."));
        given(Histories.EMBARGOED).when(EDDA, new LiftEmbargo(ENTRY, " ")).expectException(invalid("reason")).expectNoEvents();
        given(Histories.EMBARGOED).when(OLWEN, new LiftEmbargo(ENTRY, "Mine.")).expectException(refused(NOT_PERMITTED));
        var lifted = Histories.then(Histories.EMBARGOED, new EmbargoLifted(ENTRY, 1, COMPLETE, "They agreed."));
        given(lifted).when(EDDA, new LiftEmbargo(ENTRY, "Again.")).expectException(refused(WRONG_STATE, "no embargo")).expectNoEvents();
    }

    @Test
    void whenItIsTimeItEndsOnceByItself() {
        var lifted = new EmbargoLifted(ENTRY, 1, COMPLETE, null);
        given(Histories.EMBARGOED).when(EDDA, IT_IS_TIME).expectEvents(lifted);
        given(Histories.then(Histories.EMBARGOED, lifted)).when(EDDA, IT_IS_TIME).expectNoEvents();
        given(Histories.PUBLISHED).when(EDDA, IT_IS_TIME).expectNoEvents();
        // The end was moved: what was planned before is planned no longer.
        given(Histories.then(Histories.EMBARGOED, MOVED)).when(EDDA, IT_IS_TIME).expectNoEvents();
        given(Histories.then(Histories.EMBARGOED, MOVED)).when(EDDA, new RunSchedule(ENTRY, 2, ScheduledStep.LIFT_EMBARGO))
                .expectEvents(lifted);
    }

    @Test
    void itEndsAlsoOfWhatIsWithdrawnOrBeingRevised() {
        var lifted = new EmbargoLifted(ENTRY, 1, COMPLETE, null);
        var withdrawn = new EntryWithdrawn(ENTRY, "It has to be checked.", WithdrawnVersions.HIDDEN);
        given(Histories.EMBARGOED).when(EDDA, new WithdrawEntry(ENTRY, "It has to be checked.")).expectEvents(withdrawn);
        given(Histories.then(Histories.EMBARGOED, withdrawn)).when(EDDA, IT_IS_TIME).expectEvents(lifted);
        given(CORRECTED).when(EDDA, IT_IS_TIME).expectEvents(lifted);
    }

    @Test
    void whoMayNotEndItThenIsToldOnceAndItLasts() {
        var former = new Caller("edda", Set.of());
        given(Histories.EMBARGOED).when(former, IT_IS_TIME).expectEvents(REFUSED);
        var lasting = Histories.then(Histories.EMBARGOED, REFUSED);
        given(lasting).when(EDDA, IT_IS_TIME).expectNoEvents();
        given(lasting).when(EDDA, new LiftEmbargo(ENTRY, "It was time.")).expectEvents(new EmbargoLifted(ENTRY, 1, COMPLETE, "It was time."));
        given(lasting).when(EDDA, new MoveEmbargo(ENTRY, LATER, "The publisher asked for a day.")).expectEvents(MOVED);
        given(Histories.then(lasting, MOVED)).when(EDDA, new RunSchedule(ENTRY, 2, ScheduledStep.LIFT_EMBARGO))
                .expectEvents(new EmbargoLifted(ENTRY, 1, COMPLETE, null));
    }

    @Test
    void itIsPlannedWithThePublicationThatItIsOf() {
        var soon = NOW.plus(Duration.ofDays(1));
        var plan = new PublicationScheduled(
                ENTRY, 1, "edda", soon, VersionKind.FIRST_PUBLICATION, null, null, null, UNTIL);
        given(Histories.ACCEPTED).when(EDDA, plan(soon, UNTIL)).expectEvents(plan);
        given(Histories.then(Histories.ACCEPTED, plan)).when(EDDA, plan(soon, UNTIL)).expectNoEvents();
        given(Histories.ACCEPTED).when(EDDA, plan(soon, soon)).expectException(invalid("embargoUntil"));
        given(Histories.ACCEPTED).when(EDDA, plan(soon, NOW)).expectException(invalid("embargoUntil"));
        given(Histories.PUBLISHED).when(EDDA, new SchedulePublication(ENTRY, null, null, null, soon, "For a day.", UNTIL))
                .expectException(invalid("embargoUntil"));
        given(CORRECTED).when(EDDA, plan(soon, UNTIL)).expectException(invalid("embargoUntil"));
        var publish = new RunSchedule(ENTRY, 1, ScheduledStep.PUBLISH);
        given(Histories.then(Histories.ACCEPTED, plan)).when(EDDA, publish).expectEvents(SLUG, FIRST);
        var late = new PublicationScheduled(
                ENTRY, 1, "edda", NOW.minusSeconds(9), VersionKind.FIRST_PUBLICATION, null, null, null, NOW.minusSeconds(3));
        given(Histories.then(Histories.ACCEPTED, late)).when(EDDA, publish)
                .expectEvents(SLUG, published(1, COMPLETE, VersionKind.FIRST_PUBLICATION, null, null));
    }

    private static SchedulePublication plan(Instant publishAt, Instant embargoUntil) {
        return new SchedulePublication(ENTRY, publishAt, null, null, null, null, embargoUntil);
    }

    @Test
    void anIssueKeepsBackOnlyWhatReadersHaveNotYet() {
        var before = Objects.requireNonNull(COMPLETE.article());
        var revised = new ArticleRevised(
                ENTRY,
                new Article(
                        before.articleType(), before.journal(), "23", "1", before.elocationId(), before.doi(), before.firstPublished()));
        var command = new PublishInIssue(ENTRY, "IJIC", "23", "1", UNTIL);
        given(Histories.ACCEPTED).when(EDDA, command).expectEvents(
                revised, SLUG, published(1, COMPLETE.with(revised), VersionKind.FIRST_PUBLICATION, null, Histories.EMBARGO));
        var again = Histories.then(Histories.REVISING, new EntrySubmitted(ENTRY, 2, policy(0)), new EntryAccepted(ENTRY, 2, null));
        given(again).when(EDDA, command)
                .expectEvents(revised, published(2, COMPLETE.with(revised), VersionKind.NEW_VERSION, null, null));
        given(Histories.ACCEPTED).when(EDDA, new PublishInIssue(ENTRY, "IJIC", "23", "1", NOW)).expectException(invalid("embargoUntil"));
    }
}
