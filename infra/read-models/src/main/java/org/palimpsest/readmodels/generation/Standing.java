package org.palimpsest.readmodels.generation;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.palimpsest.readmodels.Generation;

/**
 * How a generation stands, for operators.
 *
 * @param since when it came into this state
 * @param position up to which it has taken in every event; -1 before the first
 * @param head position of the last event in the log; -1 if there is none
 * @param perSecond events that its replay takes in per second, as last measured; 0 in other states
 * @param secondsLeft until its replay is at the end of the log, at this rate; absent if that cannot be told
 * @param parked how many of them it could not take in, with those that wait for them
 * @param summary a line of English
 * @param goneIn seconds until it is removed; absent if it is not to be
 */
public record Standing(
        int generation,
        int version,
        State state,
        Instant since,
        long position,
        long head,
        long perSecond,
        @Nullable Long secondsLeft,
        @Nullable Long goneIn,
        long parked,
        String summary) {

    static Standing of(Generation generation, GenerationRecord making, long position, long head, long parked, Instant now) {
        boolean replay = making.state() == State.REPLAY;
        long rate = replay ? making.perSecond() : 0;
        var left = rate == 0 ? null : Long.valueOf((head - position + rate - 1) / rate);
        var until = making.until();
        var gone = until == null ? null : Long.valueOf(Math.max(0, Duration.between(now, until).toSeconds()));
        var summary = new StringBuilder(generation.model().name())
                .append(" generation ")
                .append(making.number())
                .append(": ")
                .append(making.state().name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .append(String.format(Locale.ROOT, ", %,d of %,d events", position + 1, head + 1));
        if (left != null) {
            summary.append(String.format(Locale.ROOT, ", %,d/s, %d s left", rate, left));
        }
        if (parked > 0) {
            summary.append(String.format(Locale.ROOT, ", %,d parked", parked));
        }
        return new Standing(
                making.number(), making.version(), making.state(), making.since(), position, head, rate, left, gone,
                parked, summary.toString());
    }
}
