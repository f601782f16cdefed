package org.palimpsest.query.history;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Content;
import org.palimpsest.permission.EntryStage;
import org.palimpsest.query.entry.UnderEmbargo;
import org.palimpsest.query.entry.Withdrawal;
import org.palimpsest.query.visibility.SeenStep;

/**
 * An entry as it was at some moment, as far as the caller may see it.
 *
 * @param position of its last event until then
 * @param at when that was
 * @param round number of the present or last round of review, 0 before the first
 * @param version number of the latest published version, 0 if there was none
 * @param withdrawn whether it was withdrawn then
 * @param withdrawal the withdrawal that holds now, whatever moment was asked for
 * @param embargo that its text is not for the caller to read yet; absent where it is
 */
public record State(
        UUID entryId,
        long position,
        Instant at,
        EntryStage stage,
        int round,
        int version,
        boolean withdrawn,
        String section,
        @Nullable String slug,
        @Nullable Withdrawal withdrawal,
        @Nullable UnderEmbargo embargo,
        Content content) {

    static State of(SeenStep step, @Nullable Withdrawal withdrawal) {
        var state = step.state();
        return new State(
                state.id(),
                step.position(),
                step.at(),
                state.stage(),
                state.round(),
                state.version(),
                state.withdrawn(),
                state.section(),
                state.slug(),
                withdrawal,
                step.embargo(),
                state.content());
    }
}
