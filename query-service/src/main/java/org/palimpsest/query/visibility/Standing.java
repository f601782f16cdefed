package org.palimpsest.query.visibility;

import org.palimpsest.events.Role;
import org.palimpsest.permission.Caller;
import org.palimpsest.query.entry.EntryState;

/** How a caller stands to one entry. Whoever stands to it in several ways has the first of these. */
public enum Standing {
    /** Began it. An editor is no more than that on an entry of their own. */
    OWNER,
    /** Runs the review. */
    EDITOR,
    /** Was assigned in some round. */
    REVIEWER,
    /** Anybody else, known or not. */
    READER;

    /** How {@code caller} stands to {@code entry}. */
    public static Standing of(EntryState entry, Caller caller) {
        if (caller.is(entry.owner())) {
            return OWNER;
        }
        if (caller.has(Role.EDITOR)) {
            return EDITOR;
        }
        return entry.assignments().stream().anyMatch(one -> caller.is(one.reviewer())) ? REVIEWER : READER;
    }
}
