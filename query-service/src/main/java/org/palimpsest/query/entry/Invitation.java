package org.palimpsest.query.entry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That somebody was asked for a review.
 *
 * @param reviewer a person's id
 * @param position of the event by which they were: what tells it from another one
 * @param due the last day for the review, as in {@code 2026-12-24}
 * @param despite why they were, although a conflict of interest is known; null if none is. For editors only
 * @param answer null as long as there is none, and when the round has ended without one
 * @param answeredAt when it was accepted, declined or withdrawn; null as long as it was not
 * @param reason why it was declined; null where nothing was said. For editors only
 */
public record Invitation(
        int round,
        String reviewer,
        long position,
        Instant invitedAt,
        String due,
        @Nullable String despite,
        @Nullable Answer answer,
        @Nullable Instant answeredAt,
        @Nullable String reason) {

    /** What became of it. */
    public enum Answer {
        ACCEPTED,
        DECLINED,
        WITHDRAWN
    }

    /** Whether it is one to this person, of this round, that nobody has answered. */
    public boolean isOpenFor(String somebody, int someRound) {
        return answer == null && round == someRound && reviewer.equals(somebody);
    }

    Invitation answered(Answer given, Instant at, @Nullable String why) {
        return new Invitation(round, reviewer, position, invitedAt, due, despite, given, at, why);
    }
}
