package org.palimpsest.query.history;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Content;
import org.palimpsest.query.entry.EntryState;
import org.palimpsest.query.entry.Stage;

/**
 * An entry as it was at some moment, as far as the caller may see it.
 *
 * @param position of its last event until then
 * @param at when that was
 * @param round number of the present or last round of review, 0 before the first
 * @param version number of the latest published version, 0 if there was none
 */
public record State(
        UUID entryId,
        long position,
        Instant at,
        Stage stage,
        int round,
        int version,
        boolean withdrawn,
        String section,
        @Nullable String slug,
        Content content) {

    static State of(EntryState state, long position, Instant at) {
        return new State(
                state.id(),
                position,
                at,
                state.stage(),
                state.round(),
                state.version(),
                state.withdrawn(),
                state.section(),
                state.slug(),
                state.content());
    }
}
