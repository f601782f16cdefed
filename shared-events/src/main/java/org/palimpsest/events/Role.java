package org.palimpsest.events;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** In which capacity somebody acts. */
public enum Role {
    /** May start drafts. */
    CONTRIBUTOR,
    /** The contributor who started this entry, the person whose account it is, or who comments or reports. Never granted. */
    OWNER,
    /** May be assigned reviews; acts as a reviewer on the entries that are assigned. */
    REVIEWER,
    /** Assigns reviewers, decides, publishes. */
    EDITOR,
    /** Creates sections and sets their policy. */
    ADMINISTRATOR;

    /** Those that a person can be given, in their order here. */
    public static final Set<Role> GRANTABLE = Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(OWNER)));
}
