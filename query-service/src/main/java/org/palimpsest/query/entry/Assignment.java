package org.palimpsest.query.entry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Recommendation;

/**
 * A reviewer's part in one round.
 *
 * @param reviewer a person's id
 * @param reviewedAt when the review arrived, if it has
 */
public record Assignment(
        int round,
        String reviewer,
        Instant assignedAt,
        @Nullable Instant reviewedAt,
        @Nullable Recommendation recommendation) {

    boolean isOf(int someRound, String somebody) {
        return round == someRound && reviewer.equals(somebody);
    }

    Assignment reviewed(Instant at, Recommendation advice) {
        return new Assignment(round, reviewer, assignedAt, at, advice);
    }
}
