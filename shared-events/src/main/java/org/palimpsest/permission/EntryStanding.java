package org.palimpsest.permission;

import org.palimpsest.events.Role;

/** How somebody stands to one entry; where in several ways, the first of these counts. */
public enum EntryStanding {
    /** Began it, or had it handed over to them. An editor is no more than that on an entry of their own. */
    OWNER,
    /** Is credited, and has agreed to it: knows what the owner knows, and changes nothing. */
    COAUTHOR,
    /**
     * Owned it, and handed it over: an author for good. Knows what the owner knows, but for what owner and editors say to each other since;
     * changes nothing, and judges nothing of it.
     */
    FORMER_OWNER,
    /** Of its section: runs the review. */
    EDITOR,
    /** Was assigned in some round. */
    REVIEWER,
    /** Anybody else, known or not. */
    READER;

    /** How {@code caller} stands to {@code entry}. */
    public static EntryStanding of(EntryFacts entry, Caller caller) {
        if (caller.is(entry.owner())) {
            return OWNER;
        }
        if (caller.isIn(entry.credits().confirmed())) {
            return COAUTHOR;
        }
        if (entry.ownership().isFormer(caller.person())) {
            return FORMER_OWNER;
        }
        if (caller.has(Role.EDITOR, entry.section())) {
            return EDITOR;
        }
        return caller.isIn(entry.reviewers()) ? REVIEWER : READER;
    }
}
