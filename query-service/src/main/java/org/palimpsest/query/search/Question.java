package org.palimpsest.query.search;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.palimpsest.query.reading.AsOf;
import org.palimpsest.web.Problem;
import org.springframework.util.MultiValueMap;

/**
 * A search.
 *
 * @param text as typed, without blanks around it unless one ends it
 * @param chosen the values that narrow it, by facet; a facet without any is absent
 * @param page counted from 1
 */
record Question(String text, Map<Facet, List<String>> chosen, AsOf asOf, int page) {
    static final int PAGE_SIZE = 20;

    /** Elasticsearch gives the first 10,000 results; nobody reads on to there. */
    static final int LAST_PAGE = 10_000 / PAGE_SIZE;

    /** A page of a book; as much as fits into an address in any script. */
    static final int LONGEST_TEXT = 3000;

    private static final int LONGEST_VALUE = 1000;
    private static final int MOST_VALUES = 50;

    /** @throws Problem 400 if a parameter is too long, too many or not a number where one must be */
    static Question of(MultiValueMap<String, String> parameters, AsOf asOf) {
        var text = Objects.requireNonNullElse(parameters.getFirst("q"), "").stripLeading();
        if (text.length() > LONGEST_TEXT) {
            throw Problem.malformed("q", "The search is too long.", "at most " + LONGEST_TEXT + " characters");
        }
        var chosen = new EnumMap<Facet, List<String>>(Facet.class);
        for (var facet : Facet.values()) {
            var values = values(parameters, facet);
            if (!values.isEmpty()) {
                chosen.put(facet, values);
            }
        }
        return new Question(text, chosen, asOf, page(parameters.getFirst("page")));
    }

    Words words() {
        return Words.of(text);
    }

    List<String> chosen(Facet facet) {
        return chosen.getOrDefault(facet, List.of());
    }

    private static List<String> values(MultiValueMap<String, String> parameters, Facet facet) {
        var values = parameters.getOrDefault(facet.parameter(), List.of()).stream()
                .filter(value -> value != null && !value.isBlank())
                .distinct()
                .toList();
        if (values.size() > MOST_VALUES || values.stream().anyMatch(value -> value.length() > LONGEST_VALUE)) {
            throw Problem.malformed(
                    facet.parameter(),
                    "Too much to choose from.",
                    "at most " + MOST_VALUES + " values of " + LONGEST_VALUE + " characters");
        }
        if (facet == Facet.YEAR && !values.stream().allMatch(value -> value.matches("\\d{1,4}"))) {
            throw Problem.malformed("year", "This is no year.", "a number of up to four digits");
        }
        return values;
    }

    private static int page(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return 1;
        }
        int page = text.matches("\\d{1,3}") ? Integer.parseInt(text) : 0;
        if (page < 1 || page > LAST_PAGE) {
            throw Problem.malformed("page", "There is no such page.", "1 to " + LAST_PAGE);
        }
        return page;
    }
}
