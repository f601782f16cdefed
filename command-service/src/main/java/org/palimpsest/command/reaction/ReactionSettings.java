package org.palimpsest.command.reaction;

import java.time.Duration;

/**
 * How patient reactions are.
 *
 * @param limit how long one attempt may take
 * @param lease after which a claimed effect of which nothing was heard is taken for broken off; longer than {@code limit}
 * @param firstPause between the first failure and the next attempt; doubled with each further one
 * @param longestPause where doubling ends
 * @param attempts after which an effect is parked
 * @param look how often what has failed or was broken off is looked for
 */
record ReactionSettings(
        Duration limit, Duration lease, Duration firstPause, Duration longestPause, int attempts, Duration look) {

    /** A mail server that is away for half a day is waited for. */
    static final ReactionSettings USUAL = new ReactionSettings(
            Duration.ofSeconds(20),
            Duration.ofSeconds(40),
            Duration.ofSeconds(5),
            Duration.ofHours(1),
            24,
            Duration.ofSeconds(5));

    /** The pause after {@code attempt}, counted from 1. */
    Duration pauseAfter(int attempt) {
        var pause = firstPause.multipliedBy(1L << Math.min(attempt - 1, 30));
        return pause.compareTo(longestPause) < 0 ? pause : longestPause;
    }
}
