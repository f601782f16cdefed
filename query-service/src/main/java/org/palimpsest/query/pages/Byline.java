package org.palimpsest.query.pages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Affiliation;
import org.palimpsest.events.Contributor;

/**
 * Who is credited, as a journal shows it: authors whose numbers lead to their affiliations.
 *
 * @param authors in the order of credit
 * @param places each affiliation once, in the order in which it is first needed
 */
public record Byline(List<Author> authors, List<Place> places) {

    /**
     * Somebody who is credited.
     *
     * @param numbers of the author's {@link Place}s, ascending
     * @param last whether no other author follows
     */
    public record Author(
            String name, @Nullable String orcid, List<Integer> numbers, boolean corresponding, boolean last) {}

    /**
     * An affiliation.
     *
     * @param number from 1
     * @param country ISO 3166-1 alpha-2
     * @param countryName in English
     */
    public record Place(
            int number,
            String name,
            @Nullable String country,
            @Nullable InWords countryName,
            @Nullable String ror) {

        /** The page of the organisation. */
        public String href() {
            return OrganisationAddress.of(name);
        }
    }

    /**
     * Neighbours who belong to the same organisations.
     *
     * @param organisations theirs, numbered among themselves
     * @param last whether no others follow
     */
    public record Group(List<String> names, List<Place> organisations, boolean last) {}

    /** The affiliations of one of the authors. */
    public List<Place> of(Author author) {
        return places.stream().filter(place -> author.numbers().contains(place.number())).toList();
    }

    public static Byline of(List<Contributor> contributors) {
        var affiliations = new LinkedHashSet<Affiliation>();
        contributors.forEach(contributor -> affiliations.addAll(contributor.affiliations()));
        var places = new LinkedHashMap<Affiliation, Place>();
        affiliations.forEach(one -> places.put(one, place(places.size() + 1, one)));
        int corresponding = Contributor.corresponding(contributors).map(contributors::indexOf).orElse(-1);
        var authors = new ArrayList<Author>();
        for (var contributor : contributors) {
            authors.add(new Author(
                    contributor.name(),
                    contributor.orcid(),
                    numbers(contributor, places),
                    authors.size() == corresponding,
                    authors.size() == contributors.size() - 1));
        }
        return new Byline(List.copyOf(authors), List.copyOf(places.values()));
    }

    /** The same people as a knowledge base shows them. */
    public static List<Group> groups(List<Contributor> contributors) {
        var groups = new ArrayList<Group>();
        for (int from = 0; from < contributors.size(); ) {
            var affiliations = contributors.get(from).affiliations();
            int to = from + 1;
            while (to < contributors.size() && contributors.get(to).affiliations().equals(affiliations)) {
                to++;
            }
            groups.add(new Group(
                    contributors.subList(from, to).stream().map(Contributor::name).toList(),
                    IntStream.range(0, affiliations.size()).mapToObj(i -> place(i + 1, affiliations.get(i))).toList(),
                    to == contributors.size()));
            from = to;
        }
        return List.copyOf(groups);
    }

    private static List<Integer> numbers(Contributor contributor, Map<Affiliation, Place> places) {
        return contributor.affiliations().stream()
                .map(affiliation -> places.getOrDefault(affiliation, place(0, affiliation)))
                .map(Place::number)
                .distinct()
                .sorted()
                .toList();
    }

    private static Place place(int number, Affiliation affiliation) {
        var country = affiliation.country();
        var name = country == null ? null : Country.named(country);
        return new Place(number, affiliation.name(), country, name, affiliation.ror());
    }
}
