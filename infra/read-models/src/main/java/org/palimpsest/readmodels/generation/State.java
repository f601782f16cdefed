package org.palimpsest.readmodels.generation;

/** What becomes of a generation, in this order. */
public enum State {
    /** Its collections and indexes are being made. */
    PREPARE,
    /** It takes the log in from the first event, in large batches; one node does it. */
    REPLAY,
    /** It follows the log as the live one does, until it has come as far. */
    CATCH_UP,
    /** It is what readers read. */
    LIVE,
    /** Another one has taken its place; it is kept for nodes that have not noticed yet. */
    RETIRED,
    /** Nobody reads or keeps it any more; it is about to be removed. */
    DROPPED
}
