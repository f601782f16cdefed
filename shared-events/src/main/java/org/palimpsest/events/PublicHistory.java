package org.palimpsest.events;

/** Where the history of a published entry begins for readers. Drafts before that are for their makers and editors. */
public enum PublicHistory {
    /** With the state that was submitted first; afterwards, the states at each further submission and publication. */
    FROM_SUBMISSION,
    /** With the first published version; afterwards, the state at each further publication. */
    FROM_PUBLICATION
}
