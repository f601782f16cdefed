package org.palimpsest.query.entry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.EntryEvent.PublicationScheduled;
import org.palimpsest.events.EntryEvent.ScheduledStepRefused;
import org.palimpsest.events.ScheduledStep;
import org.palimpsest.events.VersionKind;

/**
 * What is planned for an entry and has not been done yet.
 *
 * @param by whose plan it is
 * @param embargoUntil the first moment at which readers get the text of what is published; absent where they do at once
 * @param refused the step that could not be done when it was time; absent as long as there was none
 * @param why it could not be done
 */
public record Schedule(
        String by,
        @Nullable Instant publishAt,
        @Nullable VersionKind kind,
        @Nullable String reason,
        @Nullable Instant withdrawAt,
        @Nullable String withdrawalReason,
        @Nullable Instant embargoUntil,
        @Nullable ScheduledStep refused,
        @Nullable String why) {

    static Schedule of(PublicationScheduled e) {
        return new Schedule(
                e.scheduledBy(), e.publishAt(), e.kind(), e.reason(), e.withdrawAt(), e.withdrawalReason(), e.embargoUntil(), null, null);
    }

    Schedule refused(ScheduledStepRefused e) {
        return new Schedule(by, publishAt, kind, reason, withdrawAt, withdrawalReason, embargoUntil, e.step(), e.reason());
    }

    /** What is left of it once the entry is published; null if nothing is. */
    @Nullable Schedule published() {
        return withdrawAt == null || refused != null
                ? null
                : new Schedule(by, null, null, null, withdrawAt, withdrawalReason, null, null, null);
    }
}
