package org.palimpsest.command.entry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.EntryEvent.PublicationScheduled;
import org.palimpsest.events.ScheduledStep;
import org.palimpsest.events.VersionKind;

/**
 * What is planned for an entry, as far as it has not been done yet.
 *
 * @param number which of the entry's plans it is, from 1
 */
public record Schedule(
        int number,
        @Nullable Instant publishAt,
        @Nullable VersionKind kind,
        @Nullable String reason,
        @Nullable Instant withdrawAt,
        @Nullable String withdrawalReason,
        @Nullable Instant embargoUntil) {

    static Schedule of(PublicationScheduled e) {
        return new Schedule(e.number(), e.publishAt(), e.kind(), e.reason(), e.withdrawAt(), e.withdrawalReason(), e.embargoUntil());
    }

    /** The same as plan {@code another}. */
    Schedule as(int another) {
        return new Schedule(another, publishAt, kind, reason, withdrawAt, withdrawalReason, embargoUntil);
    }

    /** When the step is to be done; null if it is not to be. */
    public @Nullable Instant at(ScheduledStep step) {
        return switch (step) {
            case PUBLISH -> publishAt;
            case WITHDRAW -> withdrawAt;
            case LIFT_EMBARGO -> null;
        };
    }

    /** What is left of it once the entry is published; null if nothing is. */
    @Nullable Schedule published() {
        return withdrawAt == null ? null : new Schedule(number, null, null, null, withdrawAt, withdrawalReason, null);
    }
}
