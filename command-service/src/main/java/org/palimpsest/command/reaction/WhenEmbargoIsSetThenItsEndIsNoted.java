package org.palimpsest.command.reaction;

import org.palimpsest.events.Embargo;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.EntryEvent.EmbargoMoved;
import org.palimpsest.events.EntryEvent.EntryPublished;
import org.palimpsest.events.ScheduledStep;
import org.springframework.stereotype.Component;

/** Writes down when readers get a text. An end that was moved meanwhile ends nothing when it is time. */
@Component
final class WhenEmbargoIsSetThenItsEndIsNoted implements Reaction {
    private final ScheduledSteps steps;

    WhenEmbargoIsSetThenItsEndIsNoted(ScheduledSteps steps) {
        this.steps = steps;
    }

    @Override
    public String name() {
        return "note-embargo";
    }

    @Override
    public boolean reactsTo(Class<?> event) {
        return event == EntryPublished.class || event == EmbargoMoved.class;
    }

    @Override
    public boolean isIdempotent() {
        return true;
    }

    /** What is restored from a backup has its embargoes in the log alone. */
    @Override
    public boolean fromTheBeginning() {
        return true;
    }

    @Override
    public void perform(Trigger trigger) {
        switch (trigger.event()) {
            case EntryPublished e when e.embargo() != null -> note(e, e.embargo());
            case EmbargoMoved e -> note(e, e.embargo());
            default -> {
                // Everybody may read it.
            }
        }
    }

    private void note(EntryEvent event, Embargo embargo) {
        steps.note(event.entryId(), embargo.number(), ScheduledStep.LIFT_EMBARGO, embargo.setBy(), embargo.until());
    }
}
