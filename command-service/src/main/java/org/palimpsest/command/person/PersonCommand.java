package org.palimpsest.command.person;

import org.palimpsest.events.Role;

/** What can be asked of an account. */
public sealed interface PersonCommand {
    String personId();

    record RegisterPerson(String personId, String name, String email) implements PersonCommand {}

    /** Name and address as they shall be; what is the same stays. */
    record ChangePerson(String personId, String name, String email) implements PersonCommand {}

    /** Forgets the person, for ever. */
    record ErasePerson(String personId) implements PersonCommand {}

    /** What the person has already makes no event. */
    record GrantRole(String personId, Role role) implements PersonCommand {}

    /** What the person has not makes no event. */
    record RevokeRole(String personId, Role role) implements PersonCommand {}
}
