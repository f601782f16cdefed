package org.palimpsest.command.person;

import java.util.List;
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

    /**
     * Asks to become a reviewer. What is asked already, in the same words, makes no event.
     *
     * @param sections slugs; that there are such sections is not looked at
     */
    record ApplyAsReviewer(String personId, List<String> sections, String expertise, String statement) implements PersonCommand {}

    /** Takes the application back that waits. */
    record WithdrawApplication(String personId) implements PersonCommand {}

    /** Grants the role with it. */
    record AcceptApplication(String personId) implements PersonCommand {}

    record DeclineApplication(String personId, String reason) implements PersonCommand {}
}
