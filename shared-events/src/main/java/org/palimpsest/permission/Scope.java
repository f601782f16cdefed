package org.palimpsest.permission;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.palimpsest.events.Role;

/** What one request may do, of all that its sender may do. */
public enum Scope {
    /** Ask for what they may see. */
    READ,
    /** Act as an author: begin entries, and do whatever an entry's owner does. */
    WRITE,
    /** Act as a reviewer. */
    REVIEW,
    /** Act as an editor. */
    EDIT,
    /** Act as an administrator. */
    ADMINISTER,
    /** Change their own address, or erase their account. */
    ACCOUNT,
    /** Say what has happened at the door, such as that somebody has signed in, or for whom a provider vouches. For our services alone. */
    NOTE;

    /** What a person who is signed in may do. */
    public static final Set<Scope> PERSONAL = Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(NOTE)));

    /** What a session may do by itself: somebody who finds one open must not be able to take the account over. */
    public static final Set<Scope> SESSION = Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(ACCOUNT, NOTE)));

    /** What our own services may do. */
    public static final Set<Scope> ALL = Collections.unmodifiableSet(EnumSet.allOf(Scope.class));

    /** What a personal token may do that can act in these roles. */
    public static Set<Scope> ofToken(Collection<Role> roles) {
        var scopes = EnumSet.of(READ);
        roles.forEach(role -> scopes.add(of(role)));
        return Collections.unmodifiableSet(scopes);
    }

    /** The one that acting in this role needs. */
    public static Scope of(Role role) {
        return switch (role) {
            case CONTRIBUTOR, OWNER -> WRITE;
            case REVIEWER -> REVIEW;
            case EDITOR -> EDIT;
            case ADMINISTRATOR -> ADMINISTER;
        };
    }
}
