package org.palimpsest.command.reaction;

import org.palimpsest.events.EntryEvent.PublicationScheduled;
import org.palimpsest.events.ScheduledStep;
import org.springframework.stereotype.Component;

/** Writes down what is to be done and when. A plan that was given up meanwhile has nothing done when it is time. */
@Component
final class WhenPublicationScheduledThenItsStepsAreNoted implements Reaction {
    private final ScheduledSteps steps;

    WhenPublicationScheduledThenItsStepsAreNoted(ScheduledSteps steps) {
        this.steps = steps;
    }

    @Override
    public String name() {
        return "note-schedule";
    }

    @Override
    public boolean reactsTo(Class<?> event) {
        return event == PublicationScheduled.class;
    }

    @Override
    public boolean isIdempotent() {
        return true;
    }

    /** What is restored from a backup has its plans in the log alone. */
    @Override
    public boolean fromTheBeginning() {
        return true;
    }

    @Override
    public void perform(Trigger trigger) {
        var plan = (PublicationScheduled) trigger.event();
        if (plan.publishAt() != null) {
            steps.note(plan.entryId(), plan.number(), ScheduledStep.PUBLISH, plan.scheduledBy(), plan.publishAt());
        }
        if (plan.withdrawAt() != null) {
            steps.note(plan.entryId(), plan.number(), ScheduledStep.WITHDRAW, plan.scheduledBy(), plan.withdrawAt());
        }
    }
}
