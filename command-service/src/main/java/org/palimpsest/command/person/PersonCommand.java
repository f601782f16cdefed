package org.palimpsest.command.person;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Affiliation;
import org.palimpsest.events.Role;

/** What can be asked of an account. */
public sealed interface PersonCommand {
    String personId();

    record RegisterPerson(String personId, String name, String email) implements PersonCommand {}

    /**
     * An account at an OpenID provider, for which that has vouched.
     *
     * @param issuer the provider, by its address
     * @param subject what it calls the account by, for ever
     */
    record Identity(String issuer, String subject) {}

    /** Registers the person who comes in by this account, without a password. */
    record RegisterConnected(String personId, String name, String email, Identity identity) implements PersonCommand {}

    /** From now on the person comes in by this account, too. Makes no event if they do already. */
    record ConnectProvider(String personId, Identity identity) implements PersonCommand {}

    /**
     * The person comes in by it no longer. What is so already makes no event.
     *
     * @param identityKey as in {@link org.palimpsest.events.PersonEvent.ProviderConnected}
     */
    record DisconnectProvider(String personId, String identityKey) implements PersonCommand {}

    /** Name and address as they shall be; what is the same stays. */
    record ChangePerson(String personId, String name, String email) implements PersonCommand {}

    /**
     * Name and profile as they shall be; what is the same stays. What is left out of the profile is emptied.
     *
     * @param expertise the fields in which the person is at home, in one line
     * @param shown whether readers may see name and profile
     */
    record ChangeProfile(
            String personId,
            String name,
            List<Affiliation> affiliations,
            @Nullable String orcid,
            @Nullable String expertise,
            boolean shown)
            implements PersonCommand {}

    /** Forgets the person, for ever. */
    record ErasePerson(String personId) implements PersonCommand {}

    /**
     * The person shall have the role there and nowhere else. What is so already makes no event.
     *
     * @param sections their slugs; null for all there are and will be
     */
    record GrantRole(String personId, Role role, @Nullable List<String> sections) implements PersonCommand {
        /** In all sections. */
        public GrantRole(String personId, Role role) {
            this(personId, role, null);
        }
    }

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

    /** Grants the role with it, in the sections that it names, beside those in which the person has it. */
    record AcceptApplication(String personId) implements PersonCommand {}

    record DeclineApplication(String personId, String reason) implements PersonCommand {}

    /** Keeps a search; {@code question} as in {@link org.palimpsest.events.PersonEvent.SearchSaved}. */
    record SaveSearch(String personId, UUID searchId, @Nullable String name, @Nullable String question, boolean mailed)
            implements PersonCommand {}

    /** What is so already makes no event. */
    record ChangeSavedSearch(String personId, UUID searchId, @Nullable String name, boolean mailed) implements PersonCommand {}

    /** What is not there makes no event. */
    record RemoveSavedSearch(String personId, UUID searchId) implements PersonCommand {}
}
