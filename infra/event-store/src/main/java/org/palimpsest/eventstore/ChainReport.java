package org.palimpsest.eventstore;

import java.util.Optional;

/**
 * What a walk along the log found.
 *
 * @param commits how many commits are sound, from the first on
 * @param headPosition the position of the last sound event; -1 if there is none
 * @param headHash the hash of the last sound commit (64 zeros if there is none). Kept elsewhere it proves later that
 *        nothing was cut off at the end, which the log alone cannot show
 * @param flaw the first thing that is wrong, if anything is
 */
public record ChainReport(long commits, long headPosition, String headHash, Optional<Flaw> flaw) {

    /** Whether nothing is wrong. */
    public boolean sound() {
        return flaw.isEmpty();
    }

    /** What is wrong at {@code position}, in kind and in words. */
    public record Flaw(long position, Kind kind, String what) {}

    /** The four ways in which a log can have been tampered with. */
    public enum Kind {
        /** A commit is not what was written at its position. */
        ALTERED,
        /** A commit that stood here is gone. */
        REMOVED,
        /** A commit stands here that does not belong into the log. */
        INSERTED,
        /** A commit stands here that belongs elsewhere in the log. */
        REORDERED
    }
}
