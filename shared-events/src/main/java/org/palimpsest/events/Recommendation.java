package org.palimpsest.events;

/** What a reviewer advises. The values of Crossref's peer-review schema that a review can have. */
public enum Recommendation {
    ACCEPT,
    MINOR_REVISION,
    MAJOR_REVISION,
    REJECT
}
