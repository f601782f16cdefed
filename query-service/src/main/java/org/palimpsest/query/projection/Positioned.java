package org.palimpsest.query.projection;

/** A document of a read model that knows how far it has been folded. */
public interface Positioned {
    /** What MongoDB keeps as {@code _id}. */
    Object id();

    /** Position of the last event that changed it. */
    long position();
}
