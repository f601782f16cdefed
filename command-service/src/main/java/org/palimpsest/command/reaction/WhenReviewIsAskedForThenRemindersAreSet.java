package org.palimpsest.command.reaction;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.palimpsest.events.EntryEvent.ReviewerAssigned;
import org.palimpsest.events.EntryEvent.ReviewerInvited;
import org.springframework.stereotype.Component;

/** Writes down when to remind a person who is invited of their answer, and a reviewer of their review. */
@Component
final class WhenReviewIsAskedForThenRemindersAreSet extends Reaction {
    private final EntriesInLog entries;
    private final Reminders reminders;

    WhenReviewIsAskedForThenRemindersAreSet(EntriesInLog entries, Reminders reminders) {
        // A reminder is known again by its id.
        super("set-reminders", Set.of(ReviewerInvited.class, ReviewerAssigned.class), Trait.IDEMPOTENT);
        this.entries = entries;
        this.reminders = reminders;
    }

    @Override
    void perform(Trigger trigger) {
        var at = trigger.at();
        var all = switch (trigger.event()) {
            case ReviewerInvited e -> Reminder.ofInvitation(e.entryId(), e.round(), e.reviewer(), trigger.position(), at);
            case ReviewerAssigned e ->
                Reminder.ofReview(e.entryId(), e.round(), e.reviewer(), trigger.position(), at, due(e, trigger));
            default -> List.<Reminder>of();
        };
        all.forEach(reminders::add);
    }

    /** What the invitation says, if there was one; else as many days from now as the round's policy gives. */
    private LocalDate due(ReviewerAssigned event, Trigger trigger) {
        var round = Objects.requireNonNull(entries.before(event.entryId(), trigger.sequence()).round());
        var said = round.invited().get(event.reviewer());
        return said != null
                ? LocalDate.parse(said)
                : LocalDate.ofInstant(trigger.at(), ZoneOffset.UTC).plusDays(round.policy().reviewDays());
    }
}
