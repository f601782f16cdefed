package org.palimpsest.readmodels;

/**
 * A document of a read model that knows how far it has been folded. The driver writes and reads it as a record, for which
 * it and the records in it must be public.
 */
public interface Positioned {
    /** What MongoDB keeps as {@code _id}. */
    Object id();

    /** Position of the last event that changed it. */
    long position();
}
