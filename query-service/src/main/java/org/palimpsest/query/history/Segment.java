package org.palimpsest.query.history;

/** A run of text that is in both texts, only in the new one, or only in the old one. Never empty. */
public record Segment(Op op, String text) {
    /** What became of it. */
    public enum Op {
        EQUAL,
        INSERT,
        DELETE
    }
}
