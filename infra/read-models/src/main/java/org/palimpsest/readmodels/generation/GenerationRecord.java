package org.palimpsest.readmodels.generation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one generation of a read model. Moments are the database's.
 *
 * @param version of the schema that it was begun with
 * @param begun when it was asked for
 * @param since when its state began
 * @param until how long a retired or dropped one stays
 * @param position how far the replay had come when somebody last looked; -1 before the first event
 * @param perSecond events that the replay took in per second, when somebody last looked
 */
public record GenerationRecord(
        int number,
        int version,
        State state,
        Instant begun,
        Instant since,
        @Nullable Instant until,
        long position,
        long perSecond) {

    static GenerationRecord begun(int number, int version, Instant now) {
        return new GenerationRecord(number, version, State.PREPARE, now, now, null, -1, 0);
    }

    GenerationRecord in(State next, Instant now, @Nullable Instant end) {
        return new GenerationRecord(number, version, next, begun, now, end, position, perSecond);
    }

    /** Whether it has not been read yet. */
    boolean isBuilding() {
        return state.compareTo(State.LIVE) < 0;
    }

    /** Whether each node follows the log with it. */
    boolean isKept() {
        return state == State.CATCH_UP || state == State.LIVE || state == State.RETIRED;
    }

    boolean hasEnded(Instant now) {
        return until != null && until.isBefore(now);
    }
}
