package org.palimpsest.query.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Highlight;
import co.elastic.clients.elasticsearch.core.search.HighlightField;
import co.elastic.clients.elasticsearch.core.search.HighlighterEncoder;
import co.elastic.clients.elasticsearch.core.search.HighlighterType;
import co.elastic.clients.util.NamedValue;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.palimpsest.query.reading.AsOf;
import org.palimpsest.query.reading.KnownOrganisations;
import org.palimpsest.query.reading.SectionTitles;
import org.palimpsest.readmodels.generation.BeingBuiltException;
import org.palimpsest.web.Problem;
import org.palimpsest.web.ProblemType;

/** Asks the index. Thread-safe; blocks. */
final class Search implements KnownOrganisations {
    /** Longer bodies are searched to their end, but marked only up to here. */
    private static final int MARKED_CHARACTERS = 500_000;

    /** How many of what was found have all of the words. */
    static final String WHOLE = "whole";

    private static final String OFFERED = "organisations";

    /** Characters of a passage, more or less. */
    private static final int FRAGMENT = 160;

    private final ElasticsearchClient client;
    private final Supplier<SearchIndex> index;
    private final Supplier<Set<String>> withheld;
    private final SectionTitles sections;
    private final Meaning meaning;

    /**
     * @param index what is to be asked now
     * @param withheld ids of entries that are shown to nobody at present, in this index
     */
    Search(
            ElasticsearchClient client,
            Supplier<SearchIndex> index,
            Supplier<Set<String>> withheld,
            SectionTitles sections,
            Meaning meaning) {
        this.client = client;
        this.index = index;
        this.withheld = withheld;
        this.sections = sections;
        this.meaning = meaning;
    }

    /**
     * What {@code question} finds. If no entry is what it asks for, those that have some of its words or are near in meaning, on every
     * page alike.
     *
     * @throws Problem 503 if Elasticsearch is away, or has lost its index
     */
    Answer answer(Question question) {
        try {
            var during = Queries.during(question.asOf(), withheld.get());
            var strict = run(question, during, false);
            boolean nothing = SearchResultMapper.total(strict) == 0
                    && (question.words().areSeveral() || !meaning(question, true).isEmpty());
            return new SearchResultMapper(question, nothing ? run(question, during, true) : strict, sections).answer();
        } catch (UncheckedIOException e) {
            throw away();
        } catch (ElasticsearchException e) {
            throw away(e);
        }
    }

    @Override
    public List<String> names() {
        try {
            var during = Queries.during(AsOf.NOW, withheld.get());
            var request = SearchRequest.of(
                    r -> r.index(index.get().intervals()).size(0).query(during).aggregations(OFFERED, FacetCounts.organisations()));
            return FacetCounts.values(Elastic.call(() -> client.search(request, Interval.class)).aggregations().get(OFFERED));
        } catch (UncheckedIOException | ElasticsearchException | BeingBuiltException _) {
            return List.of();
        }
    }

    private SearchResponse<Interval> run(Question question, Query during, boolean relaxed) {
        return Elastic.call(() -> client.search(request(question, during, relaxed), Interval.class));
    }

    private SearchRequest request(Question question, Query during, boolean relaxed) {
        var words = question.words();
        boolean any = question.text().isBlank();
        var near = meaning(question, relaxed);
        var request = new SearchRequest.Builder()
                .index(index.get().intervals())
                .from((question.page() - 1) * Question.PAGE_SIZE)
                .size(Question.PAGE_SIZE)
                // Each copy of the index has a graph of its own, and every page must be of the same answer.
                .preference("q" + question.text().hashCode())
                .trackTotalHits(t -> t.enabled(true))
                .query(q -> q.bool(b -> {
                    b.filter(during);
                    return any ? b : b.must(Nearness.orNear(Queries.words(words, relaxed), near, during, words.areFew()));
                }))
                .postFilter(Queries.chosen(question, List.of()))
                .sort(s -> s.score(o -> o.order(SortOrder.Desc)))
                .sort(s -> s.field(f -> f.field("publishedAt").order(SortOrder.Desc)))
                .sort(s -> s.field(f -> f.field("slug").order(SortOrder.Asc)));
        if (!words.isEmpty()) {
            request.highlight(marked(Queries.marks(words)));
        }
        FacetCounts.ask(question, request);
        if (words.areSeveral() || relaxed) {
            request.aggregations(WHOLE, a -> a.filter(f -> f.bool(b ->
                    b.filter(Queries.chosen(question, List.of())).filter(Queries.allOf(words)))));
        }
        return request.build();
    }

    /** None where words are enough. */
    private List<Float> meaning(Question question, boolean relaxed) {
        var words = question.words();
        return words.isEmpty() || (words.areFew() && !relaxed) ? List.of() : meaning.of(question.text());
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

    /** What readers are told when Elasticsearch refuses. */
    static RuntimeException away(ElasticsearchException e) {
        return e.status() == 404 || e.status() == 429 || e.status() == 503 ? away() : e;
    }

    static Problem away() {
        return new Problem(ProblemType.UNAVAILABLE, "Searching is not possible at the moment.")
                .header("Retry-After", "2");
    }
}
