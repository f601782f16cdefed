package org.palimpsest.query.history;

import java.util.List;

/**
 * A paragraph, heading, or cell of a body, compared.
 *
 * @param kind such as {@code paragraph}, {@code heading 2}, {@code list item}; of the new body unless deleted
 * @param segments its words; all equal in a changed block whose form alone is different
 */
public record Block(Op op, String kind, List<Segment> segments) {
    /** What became of it. */
    public enum Op {
        EQUAL,
        INSERT,
        DELETE,
        CHANGE
    }
}
