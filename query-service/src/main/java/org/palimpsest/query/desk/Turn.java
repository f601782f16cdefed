package org.palimpsest.query.desk;

/** Whose turn it is with something on a desk. */
public enum Turn {
    /** Somebody waits for the one whose desk it is. */
    YOURS,
    /** The one whose desk it is waits for somebody else. */
    OTHERS,
    /** Nobody waits. */
    DONE
}
