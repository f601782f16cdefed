package org.palimpsest.events;

/** What readers get of the versions of a withdrawn entry, on every way to them alike. */
public enum WithdrawnVersions {
    /** The versions, each marked as withdrawn, with the reason. */
    MARKED,
    /** The tombstone alone. */
    HIDDEN
}
