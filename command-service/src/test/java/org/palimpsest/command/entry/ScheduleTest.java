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
import static org.palimpsest.command.entry.Scenario.given;
import static org.palimpsest.command.entry.Scenario.givenNothing;
import static org.palimpsest.command.entry.Scenario.invalid;
import static org.palimpsest.command.entry.Scenario.refused;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.palimpsest.command.entry.EntryCommand.PublishEntry;
import org.palimpsest.command.entry.EntryCommand.RunSchedule;
import org.palimpsest.command.entry.EntryCommand.SchedulePublication;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.EntryEvent.EntryAccepted;
import org.palimpsest.events.EntryEvent.EntryPublished;
import org.palimpsest.events.EntryEvent.EntrySubmitted;
import org.palimpsest.events.EntryEvent.EntryWithdrawn;
import org.palimpsest.events.EntryEvent.PublicationScheduled;
import org.palimpsest.events.EntryEvent.PublicationUnscheduled;
import org.palimpsest.events.EntryEvent.ScheduledStepRefused;
import org.palimpsest.events.EntryEvent.SlugAssigned;
import org.palimpsest.events.Role;
import org.palimpsest.events.ScheduledStep;
import org.palimpsest.events.VersionKind;
import org.palimpsest.events.WithdrawnVersions;
import org.palimpsest.permission.Caller;

class ScheduleTest {
    private static final Instant SOON = NOW.plus(Duration.ofDays(1));
    private static final Instant LATER = NOW.plus(Duration.ofDays(2));
    private static final PublicationScheduled PUBLICATION =
            new PublicationScheduled(ENTRY, 1, "edda", SOON, VersionKind.FIRST_PUBLICATION, null, null, null);
    private static final PublicationScheduled BOTH =
            new PublicationScheduled(ENTRY, 1, "edda", SOON, VersionKind.FIRST_PUBLICATION, null, LATER, "It was for a day.");
    private static final PublicationScheduled WITHDRAWAL =
            new PublicationScheduled(ENTRY, 1, "edda", null, null, null, LATER, "It was for a day.");
    private static final RunSchedule PUBLISH = new RunSchedule(ENTRY, 1, ScheduledStep.PUBLISH);
    private static final RunSchedule WITHDRAW = new RunSchedule(ENTRY, 1, ScheduledStep.WITHDRAW);

    private static SchedulePublication plan(@Nullable Instant publishAt, @Nullable Instant withdrawAt) {
        var reason = withdrawAt == null ? null : " It was for a day. ";
        return new SchedulePublication(ENTRY, publishAt, null, null, withdrawAt, reason);
    }

    private static List<EntryEvent> then(List<EntryEvent> history, EntryEvent... more) {
        return Histories.then(history, more);
    }

    @Test
    void whatIsAcceptedIsPlannedToBePublishedAndWithdrawn() {
        given(Histories.ACCEPTED).when(EDDA, plan(SOON.plusMillis(3), null)).expectEvents(PUBLICATION);
        given(Histories.ACCEPTED).when(EDDA, plan(SOON, LATER)).expectEvents(BOTH);
        given(Histories.PUBLISHED).when(EDDA, plan(null, LATER)).expectEvents(WITHDRAWAL);
        given(then(Histories.ACCEPTED, PUBLICATION)).when(EDDA, plan(SOON, null)).expectNoEvents();
        given(then(Histories.ACCEPTED, PUBLICATION)).when(EDDA, plan(LATER, null))
                .expectEvents(new PublicationScheduled(
                        ENTRY, 2, "edda", LATER, VersionKind.FIRST_PUBLICATION, null, null, null));
    }

    @Test
    void withNeitherMomentThePlanIsGivenUp() {
        given(then(Histories.ACCEPTED, PUBLICATION)).when(EDDA, plan(null, null))
                .expectEvents(new PublicationUnscheduled(ENTRY, 1));
        given(Histories.ACCEPTED).when(EDDA, plan(null, null)).expectNoEvents();
    }

    @Test
    void whatCannotBeIsRefusedAtOnce() {
        given(Histories.ACCEPTED).when(EDDA, plan(NOW, null)).expectException(invalid("publishAt")).expectNoEvents();
        given(Histories.ACCEPTED).when(EDDA, plan(NOW.plus(Duration.ofDays(5_000)), null)).expectException(invalid("publishAt"));
        given(Histories.ACCEPTED).when(EDDA, plan(LATER, SOON)).expectException(invalid("withdrawAt"));
        given(Histories.ACCEPTED).when(EDDA, plan(null, SOON)).expectException(invalid("publishAt"));
        given(Histories.PUBLISHED).when(EDDA, new SchedulePublication(ENTRY, null, null, null, LATER, " "))
                .expectException(invalid("withdrawalReason"));
        given(Histories.ACCEPTED).when(EDDA, new SchedulePublication(ENTRY, SOON, VersionKind.ERRATUM, "No.", null, null))
                .expectException(invalid("kind"));
        given(Histories.PUBLISHED).when(EDDA, plan(SOON, null)).expectException(refused(WRONG_STATE, "published")).expectNoEvents();
        given(Histories.REVIEWED).when(EDDA, plan(SOON, null)).expectException(refused(WRONG_STATE, "under review"));
        given(Histories.ACCEPTED).when(OLWEN, plan(SOON, null)).expectException(refused(NOT_PERMITTED));
        given(Histories.ACCEPTED).when(OLWEN_AS_EDITOR, plan(SOON, null)).expectException(refused(WRONG_STATE));
        givenNothing().when(EDDA, plan(SOON, null)).expectException(refused(UNKNOWN));
    }

    /** Whose role the log does not know of would hear of it when it is too late. */
    @Test
    void whoseRoleStandsInATokenAloneCannotHaveItDoneInTheirAbsence() {
        var stranger = new Caller("edwin", Set.of(Role.EDITOR));
        given(Histories.ACCEPTED).when(stranger, plan(SOON, null))
                .expectException(refused(NOT_PERMITTED, "does not know you as an editor of “valleys”", "Ask an administrator"))
                .expectNoEvents();
        given(Histories.ACCEPTED).when(stranger, plan(SOON, LATER)).expectException(refused(NOT_PERMITTED, "your token alone"));
        given(Histories.PUBLISHED).when(stranger, plan(null, LATER)).expectException(refused(NOT_PERMITTED, "your token alone"));
        given(Histories.ACCEPTED).when(stranger, plan(NOW, null)).expectException(invalid("publishAt"));
        given(then(Histories.ACCEPTED, PUBLICATION)).when(stranger, plan(null, null))
                .expectEvents(new PublicationUnscheduled(ENTRY, 1));
        given(Histories.ACCEPTED).when(stranger, new PublishEntry(ENTRY))
                .expectEvents(
                        new SlugAssigned(ENTRY, Histories.SLUG),
                        new EntryPublished(ENTRY, "valleys", Histories.SLUG, 1, "CC-BY-4.0", COMPLETE));
    }

    @Test
    void whenItIsTimeItIsDoneOnceAsByAClick() {
        var published = new EntryPublished(ENTRY, "valleys", Histories.SLUG, 1, "CC-BY-4.0", COMPLETE);
        var slug = new SlugAssigned(ENTRY, Histories.SLUG);
        given(then(Histories.ACCEPTED, BOTH)).when(EDDA, PUBLISH).expectEvents(slug, published);
        given(then(Histories.ACCEPTED, BOTH, slug, published)).when(EDDA, PUBLISH).expectNoEvents();
        given(then(Histories.ACCEPTED, BOTH, slug, published)).when(EDDA, WITHDRAW)
                .expectEvents(new EntryWithdrawn(ENTRY, "It was for a day.", WithdrawnVersions.HIDDEN));
        given(then(
                        Histories.ACCEPTED, BOTH, slug, published,
                        new EntryWithdrawn(ENTRY, "It was for a day.", WithdrawnVersions.HIDDEN)))
                .when(EDDA, WITHDRAW)
                .expectNoEvents();
        given(then(Histories.PUBLISHED, WITHDRAWAL)).when(EDDA, WITHDRAW)
                .expectEvents(new EntryWithdrawn(ENTRY, "It was for a day.", WithdrawnVersions.HIDDEN));
    }

    @Test
    void aCorrectionIsPublishedAsOne() {
        var history = then(
                Histories.REVISING,
                new EntrySubmitted(ENTRY, 2, policy(0)),
                new EntryAccepted(ENTRY, 2, null),
                new PublicationScheduled(ENTRY, 1, "edda", SOON, VersionKind.CORRECTION, "Half of them did.", null, null));
        given(history).when(EDDA, PUBLISH).expectEvents(new EntryPublished(
                ENTRY, "valleys", Histories.SLUG, 2, "CC-BY-4.0", COMPLETE, VersionKind.CORRECTION, "Half of them did."));
    }

    @Test
    void whatIsPlannedNoLongerIsNotDone() {
        given(Histories.ACCEPTED).when(EDDA, PUBLISH).expectNoEvents();
        given(then(Histories.ACCEPTED, PUBLICATION, new PublicationUnscheduled(ENTRY, 1))).when(EDDA, PUBLISH).expectNoEvents();
        var other = new PublicationScheduled(ENTRY, 2, "edda", LATER, VersionKind.FIRST_PUBLICATION, null, null, null);
        given(then(Histories.ACCEPTED, PUBLICATION, other)).when(EDDA, PUBLISH).expectNoEvents();
        given(then(Histories.ACCEPTED, PUBLICATION)).when(EDDA, WITHDRAW).expectNoEvents();
        given(then(Histories.PUBLISHED, WITHDRAWAL)).when(EDDA, new PublishEntry(ENTRY)).expectException(refused(WRONG_STATE));
    }

    @Test
    void whatMayNotBeDoneThenIsNotDoneAndSaysWhy() {
        var former = new Caller("edda", Set.of());
        given(then(Histories.ACCEPTED, PUBLICATION)).when(former, PUBLISH)
                .expectEvents(new ScheduledStepRefused(
                        ENTRY, 1, ScheduledStep.PUBLISH, "The person who planned this is not an editor any more."));
        var refused = new ScheduledStepRefused(ENTRY, 1, ScheduledStep.PUBLISH, "No.");
        given(then(Histories.ACCEPTED, PUBLICATION, refused)).when(EDDA, PUBLISH).expectNoEvents();
        given(then(Histories.ACCEPTED, PUBLICATION, refused)).when(EDDA, plan(SOON, null))
                .expectEvents(new PublicationScheduled(
                        ENTRY, 2, "edda", SOON, VersionKind.FIRST_PUBLICATION, null, null, null));
    }
}
