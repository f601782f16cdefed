package org.palimpsest.command.reaction;

import java.util.Set;
import org.palimpsest.events.Embargo;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.EntryEvent.EmbargoMoved;
import org.palimpsest.events.EntryEvent.EntryPublished;
import org.palimpsest.events.ScheduledStep;
import org.springframework.stereotype.Component;

/** Writes down when readers get a text. An end that was moved meanwhile ends nothing when it is time. */
@Component
final class WhenEmbargoIsSetThenItsEndIsNoted extends Reaction {
    private final ScheduledSteps steps;

    WhenEmbargoIsSetThenItsEndIsNoted(ScheduledSteps steps) {
        // What is restored from a backup has its embargoes in the log alone.
        super("note-embargo", Set.of(EntryPublished.class, EmbargoMoved.class), Trait.IDEMPOTENT, Trait.FROM_THE_BEGINNING);
        this.steps = steps;
    }

    @Override
    void perform(Trigger trigger) {
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
