package org.palimpsest.query.search;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.TermsAggregation;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch._types.query_dsl.QueryBuilders;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.util.NamedValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How values are spelled most frequently, in all that readers may see at a time. */
final class Spellings {
    /** Of one expression; Elasticsearch takes 1,000 characters. */
    private static final int LONGEST = 900;

    private static final int MOST_OF_ONE = 20;
    private static final String ANY = "[^" + Spelling.WHOLE + Spelling.PART + "]*" + Spelling.WHOLE + ".*";

    private Spellings() {}

    /** The most frequent values of a facet as they are spelled, each key with one spelling. */
    static Aggregation mostFrequent(Facet facet, int howMany) {
        var order = List.of(NamedValue.of("_count", SortOrder.Desc), NamedValue.of("_key", SortOrder.Asc));
        return TermsAggregation.of(t -> t.field(facet.begins()).size(howMany).order(order).include(i -> i.regexp(ANY)))
                ._toAggregation();
    }

    /** What {@link #mostFrequent} found. */
    static List<String> values(@Nullable Aggregate terms) {
        var values = new LinkedHashMap<String, String>();
        FacetCounts.counts(terms).keySet().forEach(beginning -> {
            var value = Spelling.value(beginning);
            values.putIfAbsent(Spelling.key(value), value);
        });
        return List.copyOf(values.values());
    }

    /**
     * The most frequent spelling of each of {@code keys}; the key itself where there is none.
     *
     * @param search asks
     */
    static Map<Facet, Map<String, String>> of(
            Function<SearchRequest, SearchResponse<Interval>> search, String index, Query during, Map<Facet, Collection<String>> keys) {
        var found = new EnumMap<Facet, Map<String, String>>(Facet.class);
        var wanted = new EnumMap<Facet, Collection<String>>(Facet.class);
        keys.forEach((facet, of) -> {
            found.put(facet, new HashMap<>());
            if (facet.isSpelled() && !of.isEmpty()) {
                wanted.put(facet, of);
            }
        });
        if (!wanted.isEmpty()) {
            var request = new SearchRequest.Builder().index(index).size(0).query(during);
            wanted.forEach((facet, of) -> ask(request, facet, List.copyOf(of)));
            search.apply(request.build()).aggregations().forEach((name, filtered) -> read(
                    filtered, found.getOrDefault(Facet.valueOf(name.substring(0, name.indexOf(' '))), Map.of())));
        }
        return found;
    }

    private static void ask(SearchRequest.Builder request, Facet facet, List<String> keys) {
        var values = keys.stream().map(FieldValue::of).toList();
        var having = QueryBuilders.terms(t -> t.field(facet.field()).terms(v -> v.value(values)));
        for (var expression : expressions(keys)) {
            var spelled = TermsAggregation.of(t -> t.field(facet.begins())
                    .size(keys.size() * MOST_OF_ONE)
                    .include(i -> i.regexp(expression)));
            request.aggregations(
                    facet.name() + " " + expression.hashCode(), a -> a.filter(having).aggregations("spelled", spelled));
        }
    }

    private static List<String> expressions(List<String> keys) {
        if (keys.size() > LONGEST / MOST_OF_ONE) {
            return List.of(ANY);
        }
        var expressions = new ArrayList<String>();
        var some = new StringBuilder();
        for (var key : keys) {
            var one = Spelling.literally(key);
            if (!some.isEmpty() && some.length() + one.length() > LONGEST) {
                expressions.add("(" + some + ")" + Spelling.WHOLE + ".*");
                some.setLength(0);
            }
            some.append(some.isEmpty() ? "" : "|").append(one);
        }
        expressions.add("(" + some + ")" + Spelling.WHOLE + ".*");
        return expressions;
    }

    private static void read(Aggregate filtered, Map<String, String> found) {
        FacetCounts.counts(filtered.filter().aggregations().get("spelled")).keySet().forEach(beginning -> found.putIfAbsent(
                beginning.substring(0, beginning.indexOf(Spelling.WHOLE)), Spelling.value(beginning)));
    }
}
