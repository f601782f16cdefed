package org.palimpsest.command.reaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.palimpsest.command.InMemoryDomain;
import org.palimpsest.command.Samples;
import org.palimpsest.command.dispatch.Envelope;
import org.palimpsest.command.entry.EntryCommand.AcceptEntry;
import org.palimpsest.command.entry.EntryCommand.MoveEmbargo;
import org.palimpsest.command.entry.EntryCommand.PublishEntry;
import org.palimpsest.command.entry.EntryCommand.RunSchedule;
import org.palimpsest.command.entry.EntryCommand.SchedulePublication;
import org.palimpsest.command.entry.EntryCommand.StartDraft;
import org.palimpsest.command.entry.EntryCommand.SubmitEntry;
import org.palimpsest.command.person.People;
import org.palimpsest.command.person.PersonCommand.RevokeRole;
import org.palimpsest.command.section.SectionCommand.CreateSection;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.EntryEvent.EmbargoLifted;
import org.palimpsest.events.EntryEvent.EmbargoMoved;
import org.palimpsest.events.EntryEvent.EntryPublished;
import org.palimpsest.events.EntryEvent.EntryWithdrawn;
import org.palimpsest.events.EntryEvent.PublicationScheduled;
import org.palimpsest.events.EntryEvent.ScheduledStepRefused;
import org.palimpsest.events.Role;
import org.palimpsest.events.ScheduledStep;
import org.palimpsest.events.SectionKind;

/** What is planned is done when it is time, once, by whichever of several services is there. */
class ScheduleRunnerTest {
    private static final Duration LOOK = Duration.ofMillis(20);

    private final ReactionHouse house = new ReactionHouse();
    private final InMemoryDomain domain = new InMemoryDomain();
    private final AtomicReference<Instant> clock = new AtomicReference<>(Instant.now());
    private final ConcurrentLinkedQueue<Object> sent = new ConcurrentLinkedQueue<>();
    private final List<ScheduleRunner> runners = Stream.generate(this::runner).limit(2).toList();
    private final UUID entry = UUID.randomUUID();

    private ScheduleRunner runner() {
        var people = new People(domain.events());
        return new ScheduleRunner(new ScheduledSteps(house.database()), this::send, people, clock::get, LOOK);
    }

    private void send(RunSchedule command, Envelope envelope) {
        sent.add(command);
        domain.send(envelope.caller(), command);
    }

    @AfterEach
    void close() {
        runners.forEach(ScheduleRunner::stop);
        house.close();
    }

    /** An accepted entry that is to be published in an hour and withdrawn in two. */
    private PublicationScheduled planned() {
        domain.employ(Samples.EDDA, Role.EDITOR);
        domain.send(Samples.ADA, new CreateSection(
                "valleys", "Valleys", SectionKind.KNOWLEDGE_BASE, null, Samples.policy(0)));
        domain.send(Samples.OLWEN, new StartDraft(entry, "valleys", null, Samples.COMPLETE));
        domain.send(Samples.OLWEN, new SubmitEntry(entry));
        domain.send(Samples.EDDA, new AcceptEntry(entry, null));
        domain.send(Samples.EDDA, new SchedulePublication(
                entry, inHours(1), null, null, inHours(2), "It was for an hour."));
        var plan = domain.stream(entry.toString())
                .filter(PublicationScheduled.class::isInstance)
                .map(PublicationScheduled.class::cast)
                .reduce((_, last) -> last)
                .orElseThrow();
        new WhenPublicationScheduledThenItsStepsAreNoted(new ScheduledSteps(house.database()))
                .perform(new Trigger("note-schedule@1", 1, 0, "entry", clock.get(), plan));
        return plan;
    }

    /** An entry whose text is under an embargo for an hour. */
    private EntryPublished embargoed() {
        domain.employ(Samples.EDDA, Role.EDITOR);
        domain.send(Samples.ADA, new CreateSection(
                "valleys", "Valleys", SectionKind.KNOWLEDGE_BASE, null, Samples.policy(0)));
        domain.send(Samples.OLWEN, new StartDraft(entry, "valleys", null, Samples.COMPLETE));
        domain.send(Samples.OLWEN, new SubmitEntry(entry));
        domain.send(Samples.EDDA, new AcceptEntry(entry, null));
        domain.send(Samples.EDDA, new PublishEntry(entry, null, null, inHours(1)));
        var published = only(EntryPublished.class);
        note(published);
        return published;
    }

    private <T> T only(Class<T> event) {
        return domain.stream(entry.toString()).filter(event::isInstance).map(event::cast).reduce((_, last) -> last).orElseThrow();
    }

    private void note(EntryEvent event) {
        new WhenEmbargoIsSetThenItsEndIsNoted(new ScheduledSteps(house.database()))
                .perform(new Trigger("note-embargo@1", 1, 0, "entry", clock.get(), event));
    }

    @Test
    void anEmbargoEndsOnceWhenItIsTimeHoweverManyServicesLook() {
        var published = embargoed();
        runners.forEach(ScheduleRunner::run);
        assertThat(sent).as("too early").isEmpty();

        runners.forEach(ScheduleRunner::start);
        clock.updateAndGet(now -> now.plus(Duration.ofMinutes(61)));
        await().atMost(Duration.ofSeconds(20)).until(() -> count(EmbargoLifted.class) == 1);
        await().atMost(Duration.ofSeconds(20)).until(() -> house.database().getCollection("scheduled_steps").countDocuments() == 0);
        assertThat(sent).hasSize(1);
        runners.forEach(ScheduleRunner::stop);

        // As after a crash before it was noted as done, or a restart from a backup.
        note(published);
        runners.getLast().run();
        assertThat(sent).hasSize(2);
        assertThat(count(EmbargoLifted.class)).isEqualTo(1);
    }

    @Test
    void anEmbargoThatWasMovedEndsAtItsNewEndAlone() {
        embargoed();
        domain.send(Samples.EDDA, new MoveEmbargo(entry, inHours(2), "The publisher asked for an hour."));
        note(only(EmbargoMoved.class));
        clock.updateAndGet(now -> now.plus(Duration.ofMinutes(61)));
        runners.getFirst().run();
        assertThat(count(EmbargoLifted.class)).isZero();
        clock.updateAndGet(now -> now.plus(Duration.ofMinutes(60)));
        runners.getFirst().run();
        assertThat(count(EmbargoLifted.class)).isEqualTo(1);
    }

    @Test
    void anEmbargoLastsWhereWhoSetItIsNoEditorAnyMore() {
        embargoed();
        domain.send(Samples.ADA, new RevokeRole("edda", Role.EDITOR));
        clock.updateAndGet(now -> now.plus(Duration.ofMinutes(61)));
        runners.forEach(ScheduleRunner::run);
        assertThat(count(EmbargoLifted.class)).isZero();
        assertThat(only(ScheduledStepRefused.class).step()).isEqualTo(ScheduledStep.LIFT_EMBARGO);
        assertThat(count(ScheduledStepRefused.class)).isEqualTo(1);
    }

    private Instant inHours(int hours) {
        return clock.get().plus(Duration.ofHours(hours));
    }

    private long count(Class<?> event) {
        return domain.stream(entry.toString()).filter(event::isInstance).count();
    }

    @Test
    void itIsDoneOnceWhenItIsTimeHoweverManyServicesLook() {
        planned();
        runners.forEach(ScheduleRunner::run);
        assertThat(sent).as("too early").isEmpty();

        runners.forEach(ScheduleRunner::start);
        clock.updateAndGet(now -> now.plus(Duration.ofMinutes(61)));
        await().atMost(Duration.ofSeconds(20)).until(() -> count(EntryPublished.class) == 1);
        assertThat(count(EntryWithdrawn.class)).isZero();

        clock.updateAndGet(now -> now.plus(Duration.ofMinutes(60)));
        await().atMost(Duration.ofSeconds(20)).until(() -> count(EntryWithdrawn.class) == 1);
        await().atMost(Duration.ofSeconds(20)).until(() -> house.database().getCollection("scheduled_steps").countDocuments() == 0);
        assertThat(sent).hasSize(2);
    }

    @Test
    void whatWasDoneAndForgottenIsNotDoneAgain() {
        var plan = planned();
        clock.updateAndGet(now -> now.plus(Duration.ofHours(3)));
        runners.getFirst().run();
        // As after a crash before it was noted as done, or a restart from a backup.
        new WhenPublicationScheduledThenItsStepsAreNoted(new ScheduledSteps(house.database()))
                .perform(new Trigger("note-schedule@1", 1, 0, "entry", clock.get(), plan));
        runners.getLast().run();
        assertThat(sent).hasSize(4);
        assertThat(count(EntryPublished.class)).isEqualTo(1);
        assertThat(count(EntryWithdrawn.class)).isEqualTo(1);
    }

    @Test
    void whoMayNotDoItByThenHasNothingDoneAndIsToldWhy() {
        planned();
        domain.send(Samples.ADA, new RevokeRole("edda", Role.EDITOR));
        clock.updateAndGet(now -> now.plus(Duration.ofMinutes(61)));
        runners.getFirst().run();
        assertThat(count(EntryPublished.class)).isZero();
        assertThat(count(ScheduledStepRefused.class)).isEqualTo(1);
    }
}
