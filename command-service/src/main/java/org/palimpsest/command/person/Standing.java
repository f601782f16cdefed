package org.palimpsest.command.person;

import org.palimpsest.events.Role;
import org.palimpsest.permission.Caller;

/** How somebody stands to an account: what the rules ask for, and the role in which it makes them act. */
enum Standing {
    SELF(Role.OWNER, "the person"),
    ADMINISTRATOR(Role.ADMINISTRATOR, "an administrator");

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

    boolean holds(Caller caller, String personId) {
        return this == SELF ? caller.id().equals(personId) : caller.has(role);
    }
}
