package org.palimpsest.query.visibility;

import org.palimpsest.events.Role;
import org.palimpsest.query.entry.EntryState;
import org.palimpsest.query.viewer.Viewer;

/** How a viewer stands to one entry. Whoever stands to it in several ways has the first of these. */
public enum Standing {
    /** Began it. An editor is no more than that on an entry of their own. */
    OWNER,
    /** Runs the review. */
    EDITOR,
    /** Was assigned in some round. */
    REVIEWER,
    /** Anybody else, known or not. */
    READER;

    /** How {@code viewer} stands to {@code entry}. */
    public static Standing of(EntryState entry, Viewer viewer) {
        if (viewer.is(entry.owner())) {
            return OWNER;
        }
        if (viewer.has(Role.EDITOR)) {
            return EDITOR;
        }
        return entry.assignments().stream().anyMatch(one -> viewer.is(one.reviewer())) ? REVIEWER : READER;
    }
}
