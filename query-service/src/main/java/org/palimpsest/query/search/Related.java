package org.palimpsest.query.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch._types.query_dsl.QueryBuilders;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.palimpsest.query.reading.AsOf;
import org.palimpsest.query.reading.Past;
import org.palimpsest.query.reading.SectionTitles;
import org.palimpsest.web.Problem;

/**
 * Finds entries that have to do with one: that share keywords or people with it, or say alike things, by their words and,
 * where it is known, by what they mean. Nothing of it is remembered, so that what is taken back is gone here at once. Thread-safe; blocks.
 */
final class Related {
    /** As many as one looks through below a text. */
    private static final int MOST = 6;

    private static final int MOST_SHARED = 20;

    /** What a keyword or a person counts that both have; texts that are much alike count as four of them. */
    private static final float SHARED = 5;

    private static final float ALIKE = 20;

    /** Cosine from which two texts are about the same; half of all pairs of a collection on one subject have less. */
    private static final float SAME = 0.45f;

    private final ElasticsearchClient client;
    private final Supplier<SearchIndex> index;
    private final Supplier<Set<String>> withheld;
    private final SectionTitles sections;
    private final KeptMeanings meanings;

    /**
     * @param index what is to be asked now
     * @param withheld ids of entries that are shown to nobody at present, in this index
     */
    Related(
            ElasticsearchClient client,
            Supplier<SearchIndex> index,
            Supplier<Set<String>> withheld,
            SectionTitles sections,
            KeptMeanings meanings) {
        this.client = client;
        this.index = index;
        this.withheld = withheld;
        this.sections = sections;
        this.meanings = meanings;
    }

    /**
     * As of some moment.
     *
     * @throws Problem 404 if nothing of this address could be read then; 503 if Elasticsearch is away, or has lost its index
     */
    RelatedEntries of(String slug, AsOf asOf) {
        return Search.orAway(() -> found(slug, asOf));
    }

    private RelatedEntries found(String slug, AsOf asOf) {
        var gone = withheld.get();
        var during = Queries.during(asOf, gone);
        var entry = find(of(slug, during), "slug", 1).stream().findFirst().orElseThrow(() -> missing(slug, asOf, gone));
        var others = find(related(entry, during), "slug", MOST);
        return new RelatedEntries(
                entry.slug(), entry.title(), entry.language(), others.stream().map(other -> shown(entry, other)).toList());
    }

    private static Query of(String slug, Query among) {
        return QueryBuilders.bool(b -> b.filter(among).filter(f -> f.term(t -> t.field("slug").value(slug))));
    }

    private Problem missing(String slug, AsOf asOf, Set<String> gone) {
        return find(of(slug, Queries.ever(gone)), "openedPosition", 1).stream()
                .filter(first -> !asOf.includes(first.openedPosition()))
                .findFirst()
                .map(first -> Past.notYet(
                        "“" + slug + "” had not been published then.",
                        Optional.of(LocalDate.ofInstant(first.openedAt(), ZoneOffset.UTC))))
                .orElseGet(() -> Problem.unknown("There is no entry of this address."));
    }

    private Query related(Interval entry, Query during) {
        var readable = QueryBuilders.bool(b -> b.filter(during)
                .mustNot(n -> n.term(t -> t.field("entryId").value(entry.entryId())))
                .mustNot(n -> n.exists(e -> e.field("withdrawnAt"))));
        var any = new ArrayList<Query>();
        entry.keywords().stream().limit(MOST_SHARED).forEach(keyword -> any.add(shares(Facet.KEYWORD.field(), Spelling.key(keyword))));
        entry.contributors().stream().limit(MOST_SHARED).forEach(person -> any.add(shares(Facet.CONTRIBUTOR.field(), Spelling.key(person))));
        any.add(QueryBuilders.moreLikeThis(m -> m.fields("title", "body")
                .like(l -> l.text(MeaningText.of(entry)))
                .minTermFreq(1)
                .minDocFreq(2)
                .minimumShouldMatch("40%")
                .boost(0.5f)));
        var meaning = meanings.of(List.of(entry)).get(MeaningText.key(entry));
        if (meaning != null) {
            any.add(Nearness.near(meaning, readable, SAME, ALIKE));
        }
        return QueryBuilders.bool(b -> b.filter(readable).should(any).minimumShouldMatch("1"));
    }

    private static Query shares(String field, String value) {
        return QueryBuilders.constantScore(c -> c.filter(f -> f.term(t -> t.field(field).value(value))).boost(SHARED));
    }

    /** By how well they match, and where that is alike, as it is if everything only has to fit, by {@code field}. */
    private List<Interval> find(Query query, String field, int most) {
        return Elastic.call(() -> client.search(
                        s -> s.index(index.get().intervals())
                                .size(most)
                                .query(query)
                                .sort(o -> o.score(c -> c.order(SortOrder.Desc)))
                                .sort(o -> o.field(f -> f.field(field).order(SortOrder.Asc))),
                        Interval.class))
                .hits().hits().stream()
                .map(hit -> Objects.requireNonNull(hit.source()))
                .toList();
    }

    private RelatedEntries.RelatedEntry shown(Interval entry, Interval other) {
        return new RelatedEntries.RelatedEntry(
                other.slug(),
                other.title(),
                other.language(),
                other.section(),
                sections.of(other.section()),
                both(entry.keywords(), other.keywords()),
                both(entry.contributors(), other.contributors()));
    }

    private static List<String> both(Collection<String> one, Collection<String> other) {
        return one.stream().filter(other::contains).toList();
    }
}
