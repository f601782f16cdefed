package org.palimpsest.query.search;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch._types.query_dsl.QueryBuilders;
import co.elastic.clients.elasticsearch._types.query_dsl.TextQueryType;
import java.util.Collection;
import java.util.List;
import org.palimpsest.query.reading.AsOf;

/** The parts of which a search is put together. */
final class Queries {
    private static final List<String> STEMMED =
            List.of("title^4", "keywords^3", "contributors^2", "organisations^2", "body");
    private static final List<String> EXACT = List.of(
            "title.exact^4", "keywords.exact^3", "contributors.exact^2", "organisations.exact^2", "body.exact");

    /** Up to three words must all be there; of more, three quarters. */
    private static final String MOST_WORDS = "3<75%";

    private Queries() {}

    /**
     * Entries in which the words are, wherever each of them may be: so "Hotson hubs" finds the hubs of Mike Hotson. Words
     * count more as they were typed than as their stem, and in a row more than scattered.
     *
     * @param relaxed whether one of the words is enough
     */
    static Query words(Words words, boolean relaxed) {
        if (words.isEmpty()) {
            return QueryBuilders.matchNone(n -> n);
        }
        var query = new BoolQuery.Builder();
        query.must(begunOrFinished(words, relaxed ? "1" : MOST_WORDS));
        words.phrases().forEach(phrase -> query.must(phrase(STEMMED, phrase, 1)));
        query.should(s -> s.combinedFields(c -> c.fields(EXACT).query(words.text())));
        if (words.all().size() > 1) {
            query.should(phrase(STEMMED, words.text(), 2));
        }
        return query.build()._toQuery();
    }

    /** The last word may be the beginning of one: searching while typing, and search results, agree. */
    private static Query begunOrFinished(Words words, String howMany) {
        var finished = all(words.text(), howMany);
        var begun = words.begun();
        if (begun == null) {
            return finished;
        }
        var beginning = new BoolQuery.Builder().must(beginning(EXACT, begun)).boost(0.3f);
        if (!words.finished().isEmpty()) {
            beginning.must(all(words.finished(), howMany));
        }
        return QueryBuilders.bool(
                b -> b.should(finished, beginning.build()._toQuery()).minimumShouldMatch("1"));
    }

    /** What to mark in the title and the body: any of the words, whichever brought the entry here. */
    static Query marks(Words words) {
        var query = new BoolQuery.Builder();
        query.should(s -> s.multiMatch(m -> m.fields("title", "body").query(words.text())));
        var begun = words.begun();
        if (begun != null) {
            query.should(beginning(List.of("title.exact", "body.exact"), begun));
        }
        return query.build()._toQuery();
    }

    /** What was the one to read at that time and is not hidden from readers today, but for entries that are withheld. */
    static Query during(AsOf asOf, Collection<String> withheld) {
        var query = new BoolQuery.Builder().mustNot(n -> n.term(t -> t.field("hidden").value(true)));
        if (!withheld.isEmpty()) {
            var ids = withheld.stream().map(FieldValue::of).toList();
            query.mustNot(n -> n.terms(t -> t.field("entryId").terms(v -> v.value(ids))));
        }
        if (asOf.isNow()) {
            return query.mustNot(n -> n.exists(e -> e.field("closedPosition"))).build()._toQuery();
        }
        double at = asOf.position();
        return query.filter(f -> f.range(r -> r.number(n -> n.field("openedPosition").lte(at))))
                .mustNot(n -> n.range(r -> r.number(c -> c.field("closedPosition").lte(at))))
                .build()
                ._toQuery();
    }

    /** What has any of the chosen values in every facet but {@code except}. */
    static Query chosen(Question question, List<Facet> except) {
        var query = new BoolQuery.Builder();
        question.chosen().forEach((facet, values) -> {
            if (!except.contains(facet)) {
                var terms = values.stream().map(FieldValue::of).toList();
                query.filter(f -> f.terms(t -> t.field(facet.field()).terms(v -> v.value(terms))));
            }
        });
        return query.build()._toQuery();
    }

    private static Query all(String words, String howMany) {
        return QueryBuilders.combinedFields(
                c -> c.fields(STEMMED).query(words).minimumShouldMatch(howMany));
    }

    private static Query phrase(List<String> fields, String phrase, int slop) {
        return QueryBuilders.multiMatch(
                m -> m.fields(fields).query(phrase).type(TextQueryType.Phrase).slop(slop - 1));
    }

    private static Query beginning(List<String> fields, String word) {
        return QueryBuilders.multiMatch(m -> m.fields(fields).query(word).type(TextQueryType.BoolPrefix));
    }
}
