package org.palimpsest.query.entry;

/** How far the working draft of an entry has come. That an entry is withdrawn stands beside it. */
public enum Stage {
    DRAFT,
    UNDER_REVIEW,
    REVISIONS_REQUESTED,
    ACCEPTED,
    PUBLISHED,
    DECLINED
}
