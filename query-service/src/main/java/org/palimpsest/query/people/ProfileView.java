package org.palimpsest.query.people;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Affiliation;

/**
 * Somebody as readers see them, because they want it so.
 *
 * @param person their id
 * @param orcid an ORCID iD that they say is theirs
 * @param verified whether ORCID has vouched for that: they come in by it
 * @param expertise the fields in which they are at home, in their own words
 * @param entries published ones that they are credited for and have agreed to it, latest first
 */
public record ProfileView(
        String person,
        String name,
        List<Affiliation> affiliations,
        @Nullable String orcid,
        boolean verified,
        @Nullable String expertise,
        List<CreditedWork> entries) {

    /** An entry. {@code section}: what it is called; {@code year}: of its current version; {@code contributor}: how they are named. */
    public record CreditedWork(String slug, String title, String section, int year, String contributor) {}

    static ProfileView of(PersonView person, List<Connection> providers, List<CreditedWork> entries) {
        var said = person.profile();
        boolean verified = providers.stream().anyMatch(one -> one.orcid() && Objects.equals(one.subject().text(), said.orcid()));
        return new ProfileView(person.person(), person.name(), said.affiliations(), said.orcid(), verified, said.expertise(), entries);
    }
}
