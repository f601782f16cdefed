package org.palimpsest.query.history;

/**
 * How much work one difference may still cost, over all of its fields and blocks. A comparison that finds too little left
 * is made more coarsely. Not thread-safe.
 */
final class Budget {
    /** Comparisons of words: some tens of milliseconds, however long the texts are. */
    private static final long WHOLE = 1_000_000;

    private long left = WHOLE;

    /** Takes what comparing so many with so many costs at worst; false, and takes nothing, if that is more than is left. */
    boolean allows(int from, int to) {
        long cost = (long) from * to;
        if (cost > left) {
            return false;
        }
        left -= cost;
        return true;
    }
}
