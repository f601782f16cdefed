package org.palimpsest.query.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.query_dsl.Operator;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch._types.query_dsl.TextQueryType;
import co.elastic.clients.elasticsearch.core.MsearchRequest;
import co.elastic.clients.elasticsearch.core.msearch.RequestItem;
import co.elastic.clients.elasticsearch.core.search.SearchRequestBody;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.palimpsest.query.reading.AsOf;
import org.palimpsest.query.reading.SectionTitles;
import org.palimpsest.query.search.Suggestions.Kind;
import org.palimpsest.query.search.Suggestions.Suggestion;
import org.palimpsest.web.Problem;
import org.springframework.web.util.UriComponentsBuilder;

/** Finds what somebody may want who has only begun to type, among what could be read as of some moment. Thread-safe; blocks. */
final class Suggester {
    /** Longer texts are questions: no value and no title begins so. */
    static final int LONGEST = 100;

    private static final int SHORTEST = 2;
    private static final int ENTRIES = 5;
    private static final int VALUES = 3;

    /** One value may be there in many spellings, and be found by more than one of its words. */
    private static final int SPELLINGS = 60;

    private static final int SECTIONS = 1000;
    private static final String ALL_SECTIONS = "sections";

    private static final Map<Facet, Kind> KINDS = new EnumMap<>(Map.of(
            Facet.KEYWORD, Kind.KEYWORD, Facet.CONTRIBUTOR, Kind.CONTRIBUTOR, Facet.ORGANISATION, Kind.ORGANISATION));

    private final ElasticsearchClient client;
    private final Supplier<SearchIndex> index;
    private final Supplier<Set<String>> withheld;
    private final SectionTitles titles;

    /** As {@link Search}. */
    Suggester(
            ElasticsearchClient client, Supplier<SearchIndex> index, Supplier<Set<String>> withheld, SectionTitles titles) {
        this.client = client;
        this.index = index;
        this.withheld = withheld;
        this.titles = titles;
    }

    /**
     * At most five entries and three of each other kind.
     *
     * @throws Problem 503 if Elasticsearch is away, or has lost its index
     */
    Suggestions suggest(String text, AsOf asOf) {
        var key = Spelling.key(text);
        if (key.codePointCount(0, key.length()) < SHORTEST || key.length() > LONGEST) {
            return new Suggestions(text, List.of());
        }
        return Search.orAway(() -> {
            var during = Queries.during(asOf, withheld.get());
            var request = MsearchRequest.of(m -> m.index(index.get().intervals())
                    .searches(item(entries(during, text)), item(values(during, key)), item(sections(during))));
            var answers = Elastic.call(() -> client.msearch(request, Interval.class)).responses();
            var found = new ArrayList<Suggestion>();
            answers.get(0).result().hits().hits().forEach(hit -> found.add(entry(Objects.requireNonNull(hit.source()))));
            found.addAll(sections(key, answers.get(2).result().aggregations().get(ALL_SECTIONS)));
            KINDS.forEach((facet, kind) ->
                    found.addAll(values(facet, kind, answers.get(1).result().aggregations().get(facet.name()))));
            return new Suggestions(text, found.stream().map(one -> one.asOf(asOf)).toList());
        });
    }

    private static RequestItem item(SearchRequestBody.Builder body) {
        return RequestItem.of(r -> r.header(h -> h).body(body.build()));
    }

    /** Each word of a title, the last one as far as it has been typed. */
    private static SearchRequestBody.Builder entries(Query during, String text) {
        var titled = Query.of(q -> q.multiMatch(m -> m.fields("title.exact")
                .query(text)
                .type(TextQueryType.BoolPrefix)
                .operator(Operator.And)));
        return new SearchRequestBody.Builder()
                .size(ENTRIES)
                .trackTotalHits(t -> t.enabled(false))
                .source(s -> s.filter(f -> f.excludes("body")))
                .query(q -> q.bool(b -> b.filter(during).must(titled)))
                .sort(Sort.RELEVANCE.options());
    }

    private static SearchRequestBody.Builder values(Query during, String key) {
        var body = new SearchRequestBody.Builder();
        var begun = new ArrayList<Query>();
        KINDS.keySet().forEach(facet -> {
            begun.add(Query.of(q -> q.prefix(p -> p.field(facet.begins()).value(key))));
            body.aggregations(facet.name(), a -> a.terms(t -> t.field(facet.begins())
                    .size(SPELLINGS)
                    .include(i -> i.regexp(Spelling.literally(key) + ".*"))));
        });
        return body.size(0).query(q -> q.bool(b -> b.filter(during).filter(f -> f.bool(any -> any.should(begun)))));
    }

    /** The same for everybody who types, so that Elasticsearch remembers it. */
    private static SearchRequestBody.Builder sections(Query during) {
        return new SearchRequestBody.Builder()
                .size(0)
                .query(during)
                .aggregations(ALL_SECTIONS, a -> a.terms(t -> t.field(Facet.SECTION.field()).size(SECTIONS)));
    }

    private static Suggestion entry(Interval interval) {
        return new Suggestion(Kind.ENTRY, interval.title(), path("/entries/{slug}", interval.slug()), null);
    }

    private List<Suggestion> sections(String key, @Nullable Aggregate counted) {
        var counts = FacetCounts.counts(counted);
        var called = titles.of(counts.keySet());
        return counts.entrySet().stream()
                .filter(section -> Spelling.begins(called.getOrDefault(section.getKey(), section.getKey()))
                        .anyMatch(beginning -> beginning.startsWith(key)))
                .limit(VALUES)
                .map(section -> new Suggestion(
                        Kind.SECTION,
                        called.getOrDefault(section.getKey(), section.getKey()),
                        path("/sections/{slug}", section.getKey()),
                        section.getValue()))
                .toList();
    }

    /** A value is found by each of its words that begins so, equally often; and in each of its spellings, which belong together. */
    private static List<Suggestion> values(Facet facet, Kind kind, @Nullable Aggregate counted) {
        var spelled = new LinkedHashMap<String, Long>();
        FacetCounts.counts(counted).forEach((beginning, count) -> spelled.putIfAbsent(Spelling.value(beginning), count));
        var labels = new LinkedHashMap<String, String>();
        var counts = new LinkedHashMap<String, Long>();
        spelled.forEach((value, count) -> {
            var key = Spelling.key(value);
            labels.putIfAbsent(key, value);
            counts.merge(key, count, Long::sum);
        });
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(VALUES)
                .map(one -> suggestion(facet, kind, labels.getOrDefault(one.getKey(), one.getKey()), one.getValue()))
                .toList();
    }

    private static Suggestion suggestion(Facet facet, Kind kind, String value, long count) {
        return new Suggestion(kind, value, path("/search?" + facet.parameter() + "={value}", value), count);
    }

    private static String path(String template, String value) {
        return UriComponentsBuilder.fromUriString(template).encode().buildAndExpand(value).toUriString();
    }
}
