package org.palimpsest.events;

/** Between whom something is said about an entry at work. Names are kept in the log: they never change. */
public enum Discussion {
    /** The editors of its section and its owner. */
    AUTHOR,
    /** The editors and one of the reviewers of a round: nobody else, not even other reviewers. */
    REVIEWER,
    /** The editors among themselves. */
    EDITORS
}
