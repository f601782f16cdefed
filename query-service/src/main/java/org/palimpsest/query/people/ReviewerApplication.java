package org.palimpsest.query.people;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.PersonEvent;
import org.palimpsest.events.PersonEvent.ReviewerApplicationAccepted;
import org.palimpsest.events.PersonEvent.ReviewerApplicationDeclined;
import org.palimpsest.events.PersonEvent.ReviewerApplicationSubmitted;
import org.palimpsest.events.PersonEvent.ReviewerApplicationWithdrawn;
import org.palimpsest.events.Personal;
import org.palimpsest.readmodels.Recorded;

/**
 * Somebody's wish to become a reviewer, as it is kept with them. What they are at home in stands in their profile.
 *
 * @param position of the event by which it came: the order in which they wait
 * @param at when it came
 * @param decidedAt when it was accepted, declined or withdrawn; null while it waits
 * @param sections slugs
 * @param reason why it was declined; null unless it was
 */
public record ReviewerApplication(
        Stage stage,
        long position,
        Instant at,
        @Nullable Instant decidedAt,
        List<String> sections,
        Personal statement,
        @Nullable Personal reason) {

    /** What became of it. */
    public enum Stage {
        WAITING,
        ACCEPTED,
        DECLINED,
        WITHDRAWN
    }

    static @Nullable ReviewerApplication after(@Nullable ReviewerApplication before, Recorded<? extends PersonEvent> recorded) {
        return switch (recorded.event()) {
            case ReviewerApplicationSubmitted e ->
                new ReviewerApplication(
                        Stage.WAITING, recorded.position(), recorded.at(), null, e.sections(), e.statement(), null);
            case ReviewerApplicationAccepted _ -> decided(before, Stage.ACCEPTED, recorded.at(), null);
            case ReviewerApplicationDeclined e -> decided(before, Stage.DECLINED, recorded.at(), e.reason());
            case ReviewerApplicationWithdrawn _ -> decided(before, Stage.WITHDRAWN, recorded.at(), null);
            default -> before;
        };
    }

    private static @Nullable ReviewerApplication decided(
            @Nullable ReviewerApplication before, Stage stage, Instant at, @Nullable Personal reason) {
        return before == null
                ? null
                : new ReviewerApplication(
                        stage, before.position, before.at, at, before.sections, before.statement, reason);
    }
}
