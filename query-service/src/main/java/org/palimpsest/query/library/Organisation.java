package org.palimpsest.query.library;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.palimpsest.query.pages.OrganisationAddress;

/**
 * An organisation to which people belong who are credited for what readers have, or had as of some moment.
 *
 * @param name as it is spelled most often
 * @param country where it is, as most say: ISO 3166-1 alpha-2; absent where nobody does
 * @param ror its ROR id, as most say, such as {@code https://ror.org/01nrxwf90}; absent where nobody does
 * @param page from 1
 * @param pages how many there are
 * @param total entries on all of them
 * @param people those who are credited for the most of these entries first, then by name; 100 at most
 * @param entries in the versions that were current then, the newest first
 */
record Organisation(
        String name,
        @Nullable String country,
        @Nullable String ror,
        int page,
        int pages,
        int total,
        List<Member> people,
        List<IssueContents.Item> entries) {

    /**
     * Somebody who is credited for entries as one who belongs to it. Who has the same name is the same here.
     *
     * @param profile id of the person, if they want readers to see it
     * @param entries for how many
     */
    record Member(String name, @Nullable String orcid, @Nullable String profile, int entries) {}

    /** Its page: all spellings, and its ROR id, lead to this one. */
    public String address() {
        return OrganisationAddress.of(name);
    }

    /** The page before this one. */
    public @Nullable String previous() {
        return page == 1 ? null : page == 2 ? address() : address() + "?page=" + (page - 1);
    }

    /** The page after this one. */
    public @Nullable String next() {
        return page == pages ? null : address() + "?page=" + (page + 1);
    }
}
