package org.palimpsest.command.entry;

import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Role;
import org.palimpsest.permission.Caller;

/** How somebody stands to an entry: what the rules ask for, and the role in which it makes them act. */
enum Standing {
    CONTRIBUTOR(Role.CONTRIBUTOR, "a contributor"),
    OWNER(Role.OWNER, "the owner"),
    /** Once readers have seen an entry it is no longer its owner's alone. */
    OWNER_OF_UNPUBLISHED(Role.OWNER, "the owner before the first publication"),
    REVIEWER_OF_ROUND(Role.REVIEWER, "a reviewer assigned in this round"),
    EDITOR(Role.EDITOR, "an editor"),
    /** Nobody judges what is their own. */
    IMPARTIAL_EDITOR(Role.EDITOR, "an editor who is not the owner");

    private final Role role;
    private final String words;

    Standing(Role role, String words) {
        this.role = role;
        this.words = words;
    }

    Role role() {
        return role;
    }

    /** To follow “This is for”. */
    String words() {
        return words;
    }

    boolean holds(Caller caller, EntryState entry) {
        boolean owns = caller.id().equals(entry.owner());
        return switch (this) {
            case CONTRIBUTOR, EDITOR -> caller.has(role);
            case OWNER -> owns;
            case OWNER_OF_UNPUBLISHED -> owns && entry.versions() == 0;
            case REVIEWER_OF_ROUND -> caller.has(role) && isAssigned(caller.id(), entry.round());
            case IMPARTIAL_EDITOR -> caller.has(role) && !owns;
        };
    }

    private static boolean isAssigned(String person, @Nullable Round round) {
        return round != null && round.assigned().contains(person);
    }
}
