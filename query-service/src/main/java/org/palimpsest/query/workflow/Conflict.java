package org.palimpsest.query.workflow;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Affiliation;
import org.palimpsest.events.Contributor;
import org.palimpsest.query.desk.DraftView;

/**
 * Why somebody should not review an entry. People are known again by the credits that are theirs, by their ORCID iD and by their names;
 * the last two may deceive: so it is a warning, which an editor can pass over with a reason, but for the first two.
 */
enum Conflict {
    /** It is their own, or was. */
    OWNER,
    /** A credit on it is theirs, or they say so. */
    AUTHOR,
    /** A contributor is called like them, or has the ORCID iD that they say is theirs. */
    CREDITED,
    /** They have written with a contributor, published within the last three years. */
    COAUTHOR,
    /**
     * They work where a contributor does, or one of its authors says they do; or were credited with such an affiliation within the last
     * three years.
     */
    AFFILIATION;

    static final int YEARS = 3;

    /**
     * Who somebody is.
     *
     * @param names what they are called, and have been credited by
     * @param affiliations where they say they work
     */
    record Known(String id, Set<String> names, @Nullable String orcid, List<Affiliation> affiliations) {
        Known {
            names = names.stream().map(Conflict::normal).collect(Collectors.toUnmodifiableSet());
        }

        boolean is(Contributor contributor) {
            return names.contains(normal(contributor.name())) || (orcid != null && orcid.equals(contributor.orcid()));
        }
    }

    /**
     * Those of this person.
     *
     * @param authors affiliations of the owner, of former owners and of people who have a credit, as they say themselves
     * @param published the contributors of each version of the last three years
     */
    static Set<Conflict> of(Known person, DraftView draft, List<Affiliation> authors, List<List<Contributor>> published) {
        var found = EnumSet.noneOf(Conflict.class);
        var contributors = draft.content().contributors();
        if (person.id.equals(draft.owner()) || draft.formerOwners().contains(person.id)) {
            found.add(OWNER);
        }
        if (draft.credits().stream().anyMatch(one -> one.isOf(person.id))) {
            found.add(AUTHOR);
        }
        if (contributors.stream().anyMatch(person::is)) {
            found.add(CREDITED);
        }
        var theirs = published.stream().filter(all -> all.stream().anyMatch(person::is)).toList();
        if (theirs.stream().flatMap(List::stream).anyMatch(one -> contributors.stream().anyMatch(other -> isSame(one, other)))) {
            found.add(COAUTHOR);
        }
        var credited = theirs.stream().flatMap(List::stream).filter(person::is).flatMap(one -> one.affiliations().stream());
        var shared = places(Stream.concat(credited, person.affiliations.stream()));
        shared.retainAll(places(Stream.concat(contributors.stream().flatMap(one -> one.affiliations().stream()), authors.stream())));
        if (!shared.isEmpty()) {
            found.add(AFFILIATION);
        }
        return found;
    }

    private static boolean isSame(Contributor one, Contributor other) {
        return normal(one.name()).equals(normal(other.name())) || (one.orcid() != null && one.orcid().equals(other.orcid()));
    }

    /** By ROR id where there is one, and by name. */
    private static Collection<String> places(Stream<Affiliation> affiliations) {
        var all = new HashSet<String>();
        affiliations.forEach(one -> {
            all.add(normal(one.name()));
            if (one.ror() != null) {
                all.add(one.ror());
            }
        });
        return all;
    }

    private static String normal(String name) {
        return name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    /** The family name of somebody of whom only the whole name is known: its last word. */
    static String family(String name) {
        return name.strip().replaceFirst(".*\\s", "");
    }
}
