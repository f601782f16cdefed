package org.palimpsest.events;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person says of themselves, beside their name. Nobody has checked it.
 *
 * @param affiliations where they work, in their order
 * @param orcid as {@link Contributor#orcid}
 * @param expertise the fields in which they are at home, in one line of their own words; null if they said nothing
 * @param shown whether readers may see it, and the name with it
 */
public record Profile(
        List<Affiliation> affiliations, @Nullable String orcid, @Nullable String expertise, boolean shown) {
    /** Of somebody who has said nothing. */
    public static final Profile NONE = new Profile(List.of(), null, null, false);

    public Profile {
        affiliations = Content.list(affiliations);
    }
}
