package org.palimpsest.query.search;

import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.TermsAggregation;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.util.NamedValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How many results each value of each facet would leave. */
final class FacetCounts {
    /** Values offered in each facet, besides those that are chosen. */
    private static final int OFFERED = 12;

    /** Values offered in the one facet of which more are wanted. */
    static final int ALL = 1000;

    private static final String TOP = "top";
    private static final String CHOSEN = "chosen";

    private FacetCounts() {}

    /** Counts under every choice but the facet's own, so that another of its values can be added. */
    static void ask(Question question, SearchRequest.Builder request) {
        for (var facet : Facet.values()) {
            var counts = new LinkedHashMap<String, Aggregation>();
            counts.put(TOP, top(facet, offered(question, facet) + 1)._toAggregation());
            if (!question.chosen(facet).isEmpty()) {
                counts.put(CHOSEN, chosen(facet, question.keys(facet))._toAggregation());
            }
            var others = Queries.chosen(question, List.of(facet));
            request.aggregations(facet.name(), a -> a.filter(others).aggregations(counts));
        }
    }

    /**
     * What is counted in a facet.
     *
     * @param counts by what is in the index: the most frequent ones, years latest first, then those that are chosen and not among them
     * @param more whether there are others, which are not among them
     */
    record Counted(Map<String, Long> counts, boolean more) {
        static final Counted NOTHING = new Counted(Map.of(), false);
    }

    static Counted read(Question question, Facet facet, Map<String, Aggregate> aggregates) {
        var counts = new LinkedHashMap<String, Long>();
        int offered = offered(question, facet);
        boolean more = false;
        var filtered = aggregates.get(facet.name());
        if (filtered != null) {
            var inside = filtered.filter().aggregations();
            var top = counts(inside.get(TOP));
            more = top.size() > offered;
            top.entrySet().stream().limit(offered).forEach(one -> counts.put(one.getKey(), one.getValue()));
            counts(inside.get(CHOSEN)).forEach(counts::putIfAbsent);
        }
        question.keys(facet).forEach(key -> counts.putIfAbsent(key, 0L));
        return new Counted(counts, more);
    }

    private static int offered(Question question, Facet facet) {
        return facet == question.all() ? ALL : OFFERED;
    }

    private static TermsAggregation top(Facet facet, int size) {
        var byValue = NamedValue.of("_key", facet == Facet.YEAR ? SortOrder.Desc : SortOrder.Asc);
        var order = facet == Facet.YEAR ? List.of(byValue) : List.of(NamedValue.of("_count", SortOrder.Desc), byValue);
        return TermsAggregation.of(t -> t.field(facet.field()).size(size).order(order));
    }

    private static TermsAggregation chosen(Facet facet, List<String> keys) {
        return TermsAggregation.of(t -> t.field(facet.field()).size(keys.size()).include(i -> i.terms(keys)));
    }

    /** What was counted, in its order; nothing where nothing was, or an index without any document has no type of terms. */
    static Map<String, Long> counts(@Nullable Aggregate terms) {
        var counts = new LinkedHashMap<String, Long>();
        if (terms != null) {
            switch (terms._kind()) {
                case Sterms -> terms.sterms().buckets().array().forEach(
                        bucket -> counts.putIfAbsent(bucket.key().stringValue(), bucket.docCount()));
                case Lterms -> terms.lterms().buckets().array().forEach(
                        bucket -> counts.putIfAbsent(Long.toString(bucket.key()), bucket.docCount()));
                default -> {}
            }
        }
        return counts;
    }
}
