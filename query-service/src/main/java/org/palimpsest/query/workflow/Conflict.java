package org.palimpsest.query.workflow;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.palimpsest.events.Affiliation;
import org.palimpsest.events.Contributor;
import org.palimpsest.query.desk.DraftView;

/**
 * Why somebody should not review an entry. People are known again by their names, for accounts say nothing else of who they are: so
 * it is a warning, which an editor can pass over with a reason, but for the first.
 */
enum Conflict {
    /** It is their own. */
    OWNER,
    /** A contributor is called like them. */
    CREDITED,
    /** Somebody who is called like them has written with a contributor, published within the last three years. */
    COAUTHOR,
    /** They were credited, within the last three years, with an affiliation that a contributor has. */
    AFFILIATION;

    static final int YEARS = 3;

    /** Those of somebody with this id and name. {@code published}: the contributors of each version of the last three years. */
    static Set<Conflict> of(String person, String name, DraftView draft, List<List<Contributor>> published) {
        var found = EnumSet.noneOf(Conflict.class);
        var contributors = draft.content().contributors();
        var called = normal(name);
        if (person.equals(draft.owner())) {
            found.add(OWNER);
        }
        if (names(contributors).contains(called)) {
            found.add(CREDITED);
        }
        var theirs = published.stream().filter(all -> names(all).contains(called)).toList();
        if (theirs.stream().anyMatch(all -> names(all).stream().anyMatch(names(contributors)::contains))) {
            found.add(COAUTHOR);
        }
        var shared = new HashSet<>(affiliations(contributors));
        shared.retainAll(affiliations(theirs.stream()
                .flatMap(List::stream)
                .filter(one -> normal(one.name()).equals(called))
                .toList()));
        if (!shared.isEmpty()) {
            found.add(AFFILIATION);
        }
        return found;
    }

    private static Set<String> names(List<Contributor> contributors) {
        return contributors.stream().map(one -> normal(one.name())).collect(Collectors.toSet());
    }

    /** By ROR id where there is one, and by name. */
    private static Set<String> affiliations(List<Contributor> contributors) {
        var all = new HashSet<String>();
        for (var contributor : contributors) {
            for (Affiliation one : contributor.affiliations()) {
                all.add(normal(one.name()));
                if (one.ror() != null) {
                    all.add(one.ror());
                }
            }
        }
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
