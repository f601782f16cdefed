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

    private static final String TOP = "top";
    private static final String CHOSEN = "chosen";

    /** So many a form offers. */
    private static final int ORGANISATIONS = 300;

    private FacetCounts() {}

    /** Counts under every choice but the facet's own, so that another of its values can be added. */
    static void ask(Question question, SearchRequest.Builder request) {
        for (var facet : Facet.values()) {
            var counts = new LinkedHashMap<String, Aggregation>();
            counts.put(TOP, top(facet)._toAggregation());
            if (!question.chosen(facet).isEmpty()) {
                counts.put(CHOSEN, chosen(facet, question.chosen(facet))._toAggregation());
            }
            var others = Queries.chosen(question, List.of(facet));
            request.aggregations(facet.name(), a -> a.filter(others).aggregations(counts));
        }
    }

    /** Counts by value: the most frequent ones, years latest first, then those that are chosen and not among them. */
    static Map<String, Long> read(Question question, Facet facet, Map<String, Aggregate> aggregates) {
        var counts = new LinkedHashMap<String, Long>();
        var filtered = aggregates.get(facet.name());
        if (filtered != null) {
            var inside = filtered.filter().aggregations();
            inside.forEach((name, terms) -> {
                if (TOP.equals(name)) {
                    collect(terms, counts);
                }
            });
            var chosen = inside.get(CHOSEN);
            if (chosen != null) {
                collect(chosen, counts);
            }
        }
        question.chosen(facet).forEach(value -> counts.putIfAbsent(value, 0L));
        return counts;
    }

    /** The organisations with the most entries. */
    static Aggregation organisations() {
        var order = List.of(NamedValue.of("_count", SortOrder.Desc), NamedValue.of("_key", SortOrder.Asc));
        return TermsAggregation.of(t -> t.field(Facet.ORGANISATION.field()).size(ORGANISATIONS).order(order))._toAggregation();
    }

    /** What was counted, in its order; nothing where nothing was. */
    static List<String> values(@Nullable Aggregate terms) {
        var counts = new LinkedHashMap<String, Long>();
        if (terms != null) {
            collect(terms, counts);
        }
        return List.copyOf(counts.keySet());
    }

    private static TermsAggregation top(Facet facet) {
        var byValue = NamedValue.of("_key", facet == Facet.YEAR ? SortOrder.Desc : SortOrder.Asc);
        var order = facet == Facet.YEAR ? List.of(byValue) : List.of(NamedValue.of("_count", SortOrder.Desc), byValue);
        return TermsAggregation.of(t -> t.field(facet.field()).size(OFFERED).order(order));
    }

    private static TermsAggregation chosen(Facet facet, List<String> values) {
        return TermsAggregation.of(
                t -> t.field(facet.field()).size(values.size()).include(i -> i.terms(values)));
    }

    private static void collect(Aggregate terms, Map<String, Long> counts) {
        switch (terms._kind()) {
            case Sterms -> terms.sterms().buckets().array().forEach(
                    bucket -> counts.putIfAbsent(bucket.key().stringValue(), bucket.docCount()));
            case Lterms -> terms.lterms().buckets().array().forEach(
                    bucket -> counts.putIfAbsent(Long.toString(bucket.key()), bucket.docCount()));
            default -> {
                // An index without any document has no type of terms, and no terms.
            }
        }
    }
}
