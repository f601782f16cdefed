package org.palimpsest.query.search;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.palimpsest.query.reading.AsOf;
import org.palimpsest.web.Problem;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * A search.
 *
 * @param text as typed, without blanks before it
 * @param chosen the values that narrow it, by facet, as they were asked for; a facet without any is absent
 * @param page counted from 1
 * @param typed whether what was typed is to be searched for, even if it seems misspelled
 * @param all the facet of which more values are wanted than the most frequent ones
 */
record Question(
        String text, Map<Facet, List<String>> chosen, AsOf asOf, int page, Sort sort, boolean typed, @Nullable Facet all) {
    static final int PAGE_SIZE = 20;

    /** Elasticsearch gives the first 10,000 results; nobody reads on to there. */
    static final int LAST_PAGE = 10_000 / PAGE_SIZE;

    /** A page of a book; as much as fits into an address in any script. */
    static final int LONGEST_TEXT = 3000;

    private static final int LONGEST_VALUE = 1000;
    private static final int MOST_VALUES = 50;

    Question(String text, Map<Facet, List<String>> chosen, AsOf asOf, int page) {
        this(text, chosen, asOf, page, Sort.RELEVANCE, false, null);
    }

    /** @throws Problem 400 if a parameter is too long, too many or not what it can be */
    static Question of(MultiValueMap<String, String> parameters, AsOf asOf) {
        var text = bounded(Objects.requireNonNullElse(parameters.getFirst("q"), "")).stripLeading();
        var chosen = new EnumMap<Facet, List<String>>(Facet.class);
        for (var facet : Facet.values()) {
            var values = values(parameters, facet);
            if (!values.isEmpty()) {
                chosen.put(facet, values);
            }
        }
        return new Question(
                text,
                chosen,
                asOf,
                page(parameters.getFirst("page")),
                sort(parameters.getFirst("sort")),
                Boolean.parseBoolean(parameters.getFirst("typed")),
                all(parameters.getFirst("all")));
    }

    /** @throws Problem 400 if it is longer than what can be searched for */
    static String bounded(String text) {
        if (text.length() > LONGEST_TEXT) {
            throw Problem.malformed("q", "The search is too long.", "at most " + LONGEST_TEXT + " characters");
        }
        return text;
    }

    Asked asked() {
        return Asked.of(text);
    }

    List<String> chosen(Facet facet) {
        return chosen.getOrDefault(facet, List.of());
    }

    /** What is in the index for the values that are chosen. */
    List<String> keys(Facet facet) {
        return chosen(facet).stream().map(facet::key).distinct().toList();
    }

    /** The same with other words. */
    Question with(String other) {
        return new Question(other, chosen, asOf, page, sort, typed, all);
    }

    Question onPage(int other) {
        return new Question(text, chosen, asOf, other, sort, typed, all);
    }

    Question by(Sort other) {
        return new Question(text, chosen, asOf, 1, other, typed, all);
    }

    Question asTyped() {
        return new Question(text, chosen, asOf, 1, sort, true, all);
    }

    Question withAll(Facet facet) {
        return new Question(text, chosen, asOf, 1, sort, typed, facet);
    }

    Question today() {
        return new Question(text, chosen, AsOf.NOW, 1, sort, typed, all);
    }

    /** The same with what was typed in quotation marks, so that it is meant as it is. Conditions stay as they are. */
    Question quoting(String typed) {
        var open = Words.withoutQuoted(text);
        for (var condition : asked().conditions()) {
            open = open.replace(condition.typed(), "\0".repeat(condition.typed().length()));
        }
        var there = Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(typed) + "(?![\\p{L}\\p{N}])").matcher(open);
        var quoted = "\"" + typed + "\"";
        if (!there.find()) {
            return new Question(quoted, chosen, asOf, 1, sort, typed(), all);
        }
        var before = text.substring(0, there.start());
        // A dash before a quotation mark would leave it out.
        var between = before.isEmpty() || before.endsWith(" ") ? "" : " ";
        return new Question(before + between + quoted + text.substring(there.end()), chosen, asOf, 1, sort, typed(), all);
    }

    /** Without a condition, as it stands in the text. */
    Question without(String condition) {
        return new Question(text.replace(condition, " ").strip(), chosen, asOf, 1, sort, typed, all);
    }

    Question without(Facet facet) {
        return choosing(facet, List.of());
    }

    /** @param value of one choice, however it is spelled */
    Question without(Facet facet, String value) {
        return choosing(
                facet, chosen(facet).stream().filter(one -> !facet.key(one).equals(facet.key(value))).toList());
    }

    private Question choosing(Facet facet, List<String> values) {
        var others = new TreeMap<>(chosen);
        if (values.isEmpty()) {
            others.remove(facet);
        } else {
            others.put(facet, values);
        }
        return new Question(text, others, asOf, 1, sort, typed, all);
    }

    /** The page that answers it; every state of a search has an address. */
    String address() {
        var uri = UriComponentsBuilder.fromPath("/search");
        var values = new ArrayList<Object>();
        add(uri, values, "q", text);
        chosen.forEach((facet, some) -> some.forEach(one -> add(uri, values, facet.parameter(), one)));
        add(uri, values, "asOf", asOf.text());
        add(uri, values, "sort", sort == Sort.RELEVANCE ? null : sort.parameter());
        add(uri, values, "typed", typed ? "true" : null);
        add(uri, values, "all", all == null ? null : all.parameter());
        add(uri, values, "page", page > 1 ? Integer.toString(page) : null);
        return uri.encode().buildAndExpand(values.toArray()).toUriString();
    }

    /** What follows the path of {@link #address}; empty where nothing does. */
    String query() {
        return address().substring("/search".length());
    }

    private static void add(UriComponentsBuilder uri, List<Object> values, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            uri.queryParam(name, "{" + values.size() + "}");
            values.add(value);
        }
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
        if (facet == Facet.STATUS && !Derived.STATUSES.containsAll(values)) {
            throw Problem.malformed("status", "There is no such status.", String.join(", ", Derived.STATUSES));
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

    private static Sort sort(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return Sort.RELEVANCE;
        }
        var sort = Sort.of(text);
        if (sort == null) {
            throw Problem.malformed(
                    "sort", "There is no such order.", String.join(", ", Stream.of(Sort.values()).map(Sort::parameter).toList()));
        }
        return sort;
    }

    private static @Nullable Facet all(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        return Stream.of(Facet.values())
                .filter(facet -> facet.parameter().equals(text))
                .findFirst()
                .orElseThrow(() -> Problem.malformed(
                        "all",
                        "There is nothing of this name to choose from.",
                        String.join(", ", Stream.of(Facet.values()).map(Facet::parameter).toList())));
    }
}
