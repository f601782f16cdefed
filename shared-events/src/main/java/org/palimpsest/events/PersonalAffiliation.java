package org.palimpsest.events;

import org.jspecify.annotations.Nullable;

/** An {@link Affiliation} that somebody says of themselves, and that is forgotten with them. */
public record PersonalAffiliation(Personal name, @Nullable Personal country, @Nullable Personal ror) {

    static PersonalAffiliation of(String person, Affiliation affiliation) {
        return new PersonalAffiliation(
                new Personal(person, PersonEvent.AFFILIATION, affiliation.name()),
                Personal.orNull(person, PersonEvent.COUNTRY, affiliation.country()),
                Personal.orNull(person, PersonEvent.ROR, affiliation.ror()));
    }

    /** In the clear; null once it was erased. */
    @Nullable Affiliation text() {
        var said = name.text();
        return said == null ? null : new Affiliation(said, Personal.read(country), Personal.read(ror));
    }

    void mustBeOf(String person) {
        name.mustBe(person, PersonEvent.AFFILIATION);
        if (country != null) {
            country.mustBe(person, PersonEvent.COUNTRY);
        }
        if (ror != null) {
            ror.mustBe(person, PersonEvent.ROR);
        }
    }
}
