package org.palimpsest.query.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch._types.query_dsl.QueryBuilders;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Highlight;
import co.elastic.clients.elasticsearch.core.search.HighlightField;
import co.elastic.clients.elasticsearch.core.search.HighlighterEncoder;
import co.elastic.clients.elasticsearch.core.search.HighlighterType;
import co.elastic.clients.util.NamedValue;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.palimpsest.query.reading.AsOf;

/**
 * The index as one answer asks it, maybe more than once. Whatever is asked, what readers may not see at the time of the question is
 * neither found nor counted.
 *
 * @param withheld ids of entries that are shown to nobody at present
 * @param thesaurus of today, whatever past is asked
 */
record AskedIndex(ElasticsearchClient client, String name, Set<String> withheld, Meaning meaning, Thesaurus thesaurus) {
    /** How many of what was found have all of the words. */
    static final String WHOLE = "whole";

    /** Longer bodies are searched to their end, but marked only up to here. */
    private static final int MARKED_CHARACTERS = 500_000;

    /** So many entries are looked at when somebody asks what has newly come. */
    private static final int MOST_NEW = 200;

    /** Characters of a passage, more or less. */
    private static final int FRAGMENT = 160;

    SearchResponse<Interval> search(SearchRequest request) {
        return Elastic.call(() -> client.search(request, Interval.class));
    }

    Query during(Question question) {
        return Queries.during(question.asOf(), withheld);
    }

    /** All that {@code question} may find, but for its words and choices. */
    Query under(Question question) {
        return Queries.under(during(question), question.asked().conditions());
    }

    /** The same question, if some of its words are enough, or to be near in meaning; {@code found} itself where that can find no more. */
    Search.Found relaxed(Search.Found found) {
        var words = found.sought().words();
        boolean finds = words.areSeveral() || !meaning(found.question().asked(), words, true).isEmpty();
        return finds ? run(found.question(), found.sought(), true) : found;
    }

    /** None where words are enough. */
    private List<Float> meaning(Asked asked, Words words, boolean relaxed) {
        return words.isEmpty() || (words.areFew() && !relaxed) ? List.of() : meaning.of(asked.words());
    }

    /** All of the words. */
    Search.Found run(Question question) {
        return run(question, Sought.of(question.asked(), thesaurus).weighed(this), false);
    }

    private Search.Found run(Question question, Sought sought, boolean relaxed) {
        var asked = question.asked();
        var words = sought.words();
        var request = new SearchRequest.Builder()
                .index(name)
                .from((question.page() - 1) * Question.PAGE_SIZE)
                .size(Question.PAGE_SIZE)
                // Each copy of the index has a graph of its own, and every page must be of the same answer.
                .preference("q" + question.text().hashCode())
                .trackTotalHits(t -> t.enabled(true))
                .query(having(under(question), asked, sought, relaxed, meaning(asked, words, relaxed)))
                .postFilter(Queries.chosen(question, List.of()))
                .sort(question.sort().options());
        if (!words.isEmpty() || !asked.conditions().isEmpty()) {
            request.highlight(marked(Queries.marks(sought, asked.conditions())));
        }
        FacetCounts.ask(question, request);
        if (words.areSeveral() || relaxed) {
            request.aggregations(WHOLE, a -> a.filter(f -> f.bool(b ->
                    b.filter(Queries.chosen(question, List.of())).filter(Queries.allOf(sought)))));
        }
        return new Search.Found(question, sought, search(request.build()));
    }

    /** How many {@code question} finds. */
    long count(Question question) {
        var query = matching(question, during(question));
        return total(search(SearchRequest.of(r -> r.index(name).size(0).trackTotalHits(t -> t.enabled(true)).query(query))));
    }

    /** What {@code question} finds, its choices heeded, of what is {@code during} its time. */
    Query matching(Question question, Query during) {
        var asked = question.asked();
        var under = Queries.under(during, asked.conditions());
        var having = having(under, asked, Sought.of(asked, thesaurus), false, List.of());
        return Query.of(q -> q.bool(b -> b.filter(having).filter(Queries.chosen(question, List.of()))));
    }

    /** Without any words all that is there; words that say nothing at all find nothing. */
    private static Query having(Query under, Asked asked, Sought sought, boolean relaxed, List<Float> near) {
        return Query.of(q -> q.bool(b -> {
            b.filter(under);
            return asked.words().isBlank()
                    ? b
                    : b.must(Nearness.orNear(Queries.words(sought, relaxed), near, under, sought.words().areFew()));
        }));
    }

    /**
     * Ids of the entries that {@code question} finds now and did not find at {@code since}, of those that readers got after that and up
     * to {@code until}, or got otherwise; the newest first. Nothing that is withdrawn.
     */
    List<String> come(Question question, long since, long until) {
        var here = Query.of(q -> q.bool(b -> b.filter(Queries.during(AsOf.NOW, withheld))
                .filter(f -> f.range(r -> r.number(n -> n.field("openedPosition").gt((double) since).lte((double) until))))
                .mustNot(n -> n.exists(e -> e.field("withdrawnAt")))));
        var found = ids(whole(question, here));
        if (found.isEmpty()) {
            return found;
        }
        var those = found.stream().map(FieldValue::of).toList();
        var before = Query.of(q -> q.bool(b -> b.filter(Queries.during(new AsOf(since, Long.toString(since)), withheld))
                .filter(f -> f.terms(t -> t.field("entryId").terms(v -> v.value(those))))));
        var known = Set.copyOf(ids(whole(question, before)));
        return found.stream().filter(id -> !known.contains(id)).toList();
    }

    /** What has all that {@code question} asks for, of what is {@code during} its time. */
    private Query whole(Question question, Query during) {
        var asked = question.asked();
        var sought = Sought.of(asked, thesaurus);
        return Query.of(q -> q.bool(b -> {
            b.filter(Queries.under(during, asked.conditions())).filter(Queries.chosen(question, List.of()));
            if (asked.words().isBlank()) {
                return b;
            }
            return b.filter(sought.words().isEmpty() ? QueryBuilders.matchNone(n -> n) : Queries.allOf(sought));
        }));
    }

    private List<String> ids(Query query) {
        var request = SearchRequest.of(r -> r.index(name)
                .size(MOST_NEW)
                .source(s -> s.filter(f -> f.excludes("body")))
                .query(query)
                .sort(Sort.NEWEST.options()));
        return search(request).hits().hits().stream().map(hit -> SearchResultMapper.source(hit).entryId()).toList();
    }

    /** How many of {@code among} each of these finds, in the same order. */
    Map<String, Long> counts(Query among, Map<String, Query> queries) {
        if (queries.isEmpty()) {
            return Map.of();
        }
        var words = List.copyOf(queries.keySet());
        var request = new SearchRequest.Builder().index(name).size(0).query(among);
        for (int i = 0; i < words.size(); i++) {
            var query = queries.get(words.get(i));
            request.aggregations(Integer.toString(i), a -> a.filter(query));
        }
        var found = search(request.build()).aggregations();
        var counts = new LinkedHashMap<String, Long>();
        for (int i = 0; i < words.size(); i++) {
            var count = found.get(Integer.toString(i));
            counts.put(words.get(i), count == null ? 0 : count.filter().docCount());
        }
        return counts;
    }

    /** How the values that were counted are spelled. */
    Map<Facet, Map<String, String>> spellings(Question question, Map<Facet, FacetCounts.Counted> counted) {
        var keys = new EnumMap<Facet, Collection<String>>(Facet.class);
        counted.forEach((facet, values) -> keys.put(facet, values.counts().keySet()));
        return Spellings.of(this::search, name, during(question), keys);
    }

    static long total(SearchResponse<Interval> response) {
        var total = response.hits().total();
        return total == null ? 0 : total.value();
    }

    /** The text comes back escaped, so that nothing but our own marks is HTML. */
    private static Highlight marked(Query marks) {
        return Highlight.of(h -> h.type(HighlighterType.Unified)
                .encoder(HighlighterEncoder.Html)
                .preTags("<mark>")
                .postTags("</mark>")
                .requireFieldMatch(true)
                .maxAnalyzedOffset(MARKED_CHARACTERS)
                .highlightQuery(marks)
                .fields(List.of(field("title", 0), field("body", 2))));
    }

    private static NamedValue<HighlightField> field(String name, int fragments) {
        var others = InLanguage.fields().stream().map(in -> in + "." + name).toList();
        var field = HighlightField.of(f -> f.matchedFields(name + ".exact")
                .matchedFields(others)
                .numberOfFragments(fragments)
                .fragmentSize(FRAGMENT));
        return NamedValue.of(name, field);
    }
}
