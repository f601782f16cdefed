package org.palimpsest.query.entry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.EntryEvent.EmbargoLifted;
import org.palimpsest.events.EntryEvent.EmbargoMoved;
import org.palimpsest.events.EntryEvent.EntryPublished;
import org.palimpsest.events.EntryEvent.ScheduledStepRefused;
import org.palimpsest.events.ScheduledStep;

/**
 * That readers do not get a text yet.
 *
 * @param until the first moment at which they do; absent where that is not known
 */
public record UnderEmbargo(@Nullable Instant until) {

    /** What {@code event} makes of it; null where readers get the text of what is published next. */
    public static @Nullable UnderEmbargo after(@Nullable UnderEmbargo before, EntryEvent event) {
        return switch (event) {
            // Versions that follow during the embargo are under the same.
            case EntryPublished e ->
                before != null || e.embargo() == null ? before : new UnderEmbargo(e.embargo().until());
            case EmbargoMoved e -> new UnderEmbargo(e.embargo().until());
            case ScheduledStepRefused e ->
                before == null || e.step() != ScheduledStep.LIFT_EMBARGO ? before : new UnderEmbargo(null);
            case EmbargoLifted _ -> null;
            default -> before;
        };
    }
}
