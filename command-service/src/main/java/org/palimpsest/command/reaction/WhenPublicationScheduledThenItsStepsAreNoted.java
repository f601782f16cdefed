package org.palimpsest.command.reaction;

import java.util.Set;
import org.palimpsest.events.EntryEvent.PublicationScheduled;
import org.palimpsest.events.ScheduledStep;
import org.springframework.stereotype.Component;

/** Writes down what is to be done and when. A plan that was given up meanwhile has nothing done when it is time. */
@Component
final class WhenPublicationScheduledThenItsStepsAreNoted extends Reaction {
    private final ScheduledSteps steps;

    WhenPublicationScheduledThenItsStepsAreNoted(ScheduledSteps steps) {
        // What is restored from a backup has its plans in the log alone.
        super("note-schedule", Set.of(PublicationScheduled.class), Trait.IDEMPOTENT, Trait.FROM_THE_BEGINNING);
        this.steps = steps;
    }

    @Override
    void perform(Trigger trigger) {
        var plan = (PublicationScheduled) trigger.event();
        if (plan.publishAt() != null) {
            steps.note(plan.entryId(), plan.number(), ScheduledStep.PUBLISH, plan.scheduledBy(), plan.publishAt());
        }
        if (plan.withdrawAt() != null) {
            steps.note(plan.entryId(), plan.number(), ScheduledStep.WITHDRAW, plan.scheduledBy(), plan.withdrawAt());
        }
    }
}
