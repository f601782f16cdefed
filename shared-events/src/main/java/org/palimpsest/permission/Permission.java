package org.palimpsest.permission;

import org.palimpsest.events.Role;

/** Whether somebody may do something now. */
public sealed interface Permission {

    /** They may, in this role. */
    record Granted(Role role) implements Permission {}

    /** They may not; {@code words} is a sentence for the caller. */
    record Withheld(Why why, String words) implements Permission {}

    /** Why not, the first that applies in this order unless the table says otherwise. */
    enum Why {
        /** There is no such thing, as far as this caller may know. */
        UNKNOWN,
        /** It is for others, at whatever stage. */
        NOT_PERMITTED,
        /** What should be begun is there already. */
        TAKEN,
        /** Not at this stage. */
        WRONG_STAGE
    }
}
