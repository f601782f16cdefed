package org.palimpsest.query.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.palimpsest.query.reading.AsOf;
import org.palimpsest.query.reading.KnownOrganisations;
import org.palimpsest.query.reading.SectionTitles;
import org.palimpsest.readmodels.generation.BeingBuiltException;
import org.palimpsest.web.Problem;
import org.palimpsest.web.ProblemType;

/** Asks the index. Thread-safe; blocks. */
final class Search implements KnownOrganisations {
    /** Who finds so few may have meant something else. */
    private static final int FEW = 2;

    private static final String OFFERED = "organisations";

    private final ElasticsearchClient client;
    private final Supplier<SearchIndex> index;
    private final Supplier<Set<String>> withheld;
    private final SectionTitles sections;
    private final Meaning meaning;
    private final Supplier<Thesaurus> thesaurus;

    /**
     * @param index what is to be asked now
     * @param withheld ids of entries that are shown to nobody at present, in this index
     * @param thesaurus which words mean the same now
     */
    Search(
            ElasticsearchClient client,
            Supplier<SearchIndex> index,
            Supplier<Set<String>> withheld,
            SectionTitles sections,
            Meaning meaning,
            Supplier<Thesaurus> thesaurus) {
        this.client = client;
        this.index = index;
        this.withheld = withheld;
        this.sections = sections;
        this.meaning = meaning;
        this.thesaurus = thesaurus;
    }

    /**
     * What {@code question} finds. If no entry is what it asks for: what it would find if it were spelled as what it seems to mean,
     * and else those that have some of its words or are near in meaning, on every page alike.
     *
     * @throws Problem 503 if Elasticsearch is away, or has lost its index
     */
    Answer answer(Question question) {
        return orAway(() -> answer(question, index.get().intervals(), withheld.get()));
    }

    /** @throws Problem 503 if Elasticsearch is away, or has lost its index */
    static <T> T orAway(Supplier<T> asked) {
        try {
            return asked.get();
        } catch (UncheckedIOException e) {
            throw away();
        } catch (ElasticsearchException e) {
            throw e.status() == 404 || e.status() == 429 || e.status() == 503 ? away() : e;
        }
    }

    private Answer answer(Question question, String name, Set<String> hidden) {
        var asked = new AskedIndex(client, name, hidden, meaning, thesaurus.get());
        var found = asked.run(question);
        if (found.total() > 0) {
            return told(asked, question, found, null, offered(asked, question, found));
        }
        var corrected = question.typed() ? null : Corrections.of(asked, question, 0);
        if (corrected != null) {
            var instead = either(asked, question.with(corrected));
            if (instead.total() > 0) {
                return told(asked, question, instead, corrected, null);
            }
        }
        var some = asked.relaxed(found);
        return told(asked, question, some, null, question.typed() ? offered(asked, question, some) : null);
    }

    /**
     * Ids of the entries that have newly come to {@code question}, as in {@link org.palimpsest.query.reading.AskedAgain#come}.
     *
     * @throws Problem 503 if Elasticsearch is away, or has lost its index
     */
    List<String> come(Question question, long since, long until) {
        return orAway(() -> new AskedIndex(client, index.get().intervals(), withheld.get(), meaning, thesaurus.get())
                .come(question, since, until));
    }

    private static Found either(AskedIndex asked, Question question) {
        var found = asked.run(question);
        return found.total() > 0 ? found : asked.relaxed(found);
    }

    /** What finds more than {@code found}, where that is little or has only some of the words. */
    private static @Nullable String offered(AskedIndex asked, Question question, Found found) {
        if (found.total() > FEW && !found.isRelaxed()) {
            return null;
        }
        var other = Corrections.of(asked, question, FEW);
        return other != null && (found.isRelaxed() || asked.count(question.with(other)) > found.total()) ? other : null;
    }

    private Answer told(
            AskedIndex asked, Question question, Found found, @Nullable String corrected, @Nullable String offered) {
        var counted = new EnumMap<Facet, FacetCounts.Counted>(Facet.class);
        for (var facet : Facet.values()) {
            counted.put(facet, FacetCounts.read(question, facet, found.response().aggregations()));
        }
        var spellings = asked.spellings(question, counted);
        var slugs = Stream.concat(
                found.response().hits().hits().stream().map(hit -> SearchResultMapper.source(hit).section()),
                counted.getOrDefault(Facet.SECTION, FacetCounts.Counted.NOTHING).counts().keySet().stream());
        var labels = new Labels(spellings, sections.of(slugs.toList()));
        var nothing = found.total() > 0 ? Withouts.Found.NOTHING : Withouts.of(asked, question, labels, sections);
        return new SearchResultMapper(question, found, counted, labels, corrected, offered, nothing).answer();
    }

    @Override
    public List<String> names(int most) {
        try {
            var during = Queries.during(AsOf.NOW, withheld.get());
            var request = SearchRequest.of(r -> r.index(index.get().intervals())
                    .size(0)
                    .query(during)
                    .aggregations(OFFERED, Spellings.mostFrequent(Facet.ORGANISATION, most)));
            return Spellings.values(Elastic.call(() -> client.search(request, Interval.class)).aggregations().get(OFFERED));
        } catch (UncheckedIOException | ElasticsearchException | BeingBuiltException _) {
            return List.of();
        }
    }

    /** What the index found for a question. */
    record Found(Question question, Sought sought, SearchResponse<Interval> response) {
        long total() {
            return AskedIndex.total(response);
        }

        /** Whether nothing has all of the words. */
        boolean isRelaxed() {
            var whole = response.aggregations().get(AskedIndex.WHOLE);
            return total() > 0 && whole != null && whole.filter().docCount() == 0;
        }
    }

    private static Problem away() {
        return new Problem(ProblemType.UNAVAILABLE, "Searching is not possible at the moment.")
                .header("Retry-After", "2");
    }
}
