package org.palimpsest.events;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A person, or a group, credited on an entry. Not an account.
 *
 * @param given given names, absent for a group or a single name
 * @param family family name, or the whole name of a group
 * @param orcid an ORCID iD as {@code 0000-0002-1825-0097}
 * @param roles CRediT roles (ANSI/NISO Z39.104-2022) by their lower-case names, such as {@code conceptualization}
 * @param corresponding whether readers should write to this contributor; which one counts, {@link #corresponding(List)} says
 */
public record Contributor(
        @Nullable String given,
        String family,
        List<Affiliation> affiliations,
        @Nullable String orcid,
        List<String> roles,
        boolean corresponding) {

    public Contributor {
        affiliations = Content.list(affiliations);
        roles = Content.list(roles);
    }

    /**
     * To whom readers should write: the one who is marked, or the only one who is named. Some older entries mark several, of whom the
     * first counts, or nobody of many, of whom it is the first named. Empty where nobody is named.
     */
    public static Optional<Contributor> corresponding(List<Contributor> contributors) {
        return contributors.stream().filter(Contributor::corresponding).findFirst().or(() -> contributors.stream().findFirst());
    }

    /** Given and family name as a page shows them. */
    public String name() {
        return given == null ? family : given + " " + family;
    }
}
