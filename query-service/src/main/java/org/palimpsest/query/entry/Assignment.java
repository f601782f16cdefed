package org.palimpsest.query.entry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Recommendation;

/**
 * A reviewer's part in one round.
 *
 * @param reviewer a person's id
 * @param reviewedAt when the review arrived, if it has
 * @param keptFrom the round whose review counts in this one, because what was judged has not changed; absent where theirs is of this round
 */
public record Assignment(
        int round,
        String reviewer,
        Instant assignedAt,
        @Nullable Instant reviewedAt,
        @Nullable Recommendation recommendation,
        @Nullable Integer keptFrom) {

    Assignment(int round, String reviewer, Instant assignedAt) {
        this(round, reviewer, assignedAt, null, null, null);
    }

    boolean isOf(int someRound, String somebody) {
        return round == someRound && reviewer.equals(somebody);
    }

    /** The same in a later round, which began {@code at} that time. */
    Assignment keptIn(int later, Instant at) {
        return new Assignment(later, reviewer, at, reviewedAt, recommendation, round);
    }

    Assignment reviewed(Instant at, Recommendation advice) {
        return new Assignment(round, reviewer, assignedAt, at, advice, null);
    }
}
