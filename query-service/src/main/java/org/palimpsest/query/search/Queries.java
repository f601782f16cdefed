package org.palimpsest.query.search;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.CombinedFieldsOperator;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch._types.query_dsl.QueryBuilders;
import co.elastic.clients.elasticsearch._types.query_dsl.TextQueryType;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.palimpsest.query.reading.AsOf;

/** The parts of which a search is put together. */
final class Queries {
    private static final List<String> STEMMED =
            List.of("title^4", "keywords^3", "contributors^2", "organisations^2", "body");
    static final List<String> EXACT = List.of(
            "title.exact^4", "keywords.exact^3", "contributors.exact^2", "organisations.exact^2", "body.exact");

    /** Each with rules of its own; an entry is in one of them at most. */
    private static final List<List<String>> OTHER_LANGUAGES = InLanguage.fields().stream()
            .map(in -> List.of(in + ".title^4", in + ".keywords^3", in + ".names^2", in + ".body"))
            .toList();

    private static final List<String> MARKED = Stream.concat(
                    Stream.of("title", "body"), InLanguage.fields().stream().flatMap(in -> Stream.of(in + ".title", in + ".body")))
            .toList();

    /** What words as typed and words side by side add, beside one that is found by its stem. */
    private static final float NEARER = 0.3f;

    /** So many words may stand between two that were typed side by side: as in “flow in the layer”. */
    private static final int BETWEEN = 2;

    private static final float BEGUN = 0.3f;

    /** More than any number of words scores, so that whatever has all of them comes before whatever has some. */
    private static final float ALL_OF_THEM = 1000;

    private Queries() {}

    /**
     * Entries in which the words are, wherever each of them may be: so "Hotson hubs" finds the hubs of Mike Hotson. A few words
     * must all be there, for a reader who adds one wants less. A longer question is a description of what is meant, which
     * hardly an entry has word for word: one of its words is enough, entries with all of them come first, and the others by
     * how rare and how frequent in them are those that they have. Phrases must be there in either case. Words count a
     * little more as they were typed than as their stem, and side by side more than scattered: as much as found most of what was
     * wanted in a collection with known answers ({@code infra/bench relevance}). What means the same as a word is as good as the word,
     * but counts for no more than it does, and with it not twice.
     *
     * @param relaxed whether one of the words is enough, however few there are, and phrases need not be there
     */
    static Query words(Sought sought, boolean relaxed) {
        var words = sought.words();
        if (words.isEmpty()) {
            return QueryBuilders.matchNone(n -> n);
        }
        var query = new BoolQuery.Builder();
        if (words.areFew() && !relaxed) {
            query.must(allWords(sought));
        } else {
            query.must(anyOf(sought));
            query.should(s -> s.constantScore(c -> c.filter(allOf(sought)).boost(ALL_OF_THEM)));
        }
        for (var phrase : words.phrases()) {
            var together = phrase(phrase);
            if (relaxed) {
                query.should(together);
            } else {
                query.must(together);
            }
        }
        query.should(s -> s.combinedFields(c -> c.fields(EXACT).query(words.text()).boost(NEARER)));
        words.pairs().forEach(pair -> query.should(near(pair)));
        return query.build()._toQuery();
    }

    /** Entries that have all that was typed: each word, or what means the same, and the phrases as phrases. */
    static Query allOf(Sought sought) {
        return QueryBuilders.bool(b -> {
            b.filter(allWords(sought));
            sought.words().phrases().forEach(phrase -> b.filter(phrase(phrase)));
            return b;
        });
    }

    private static Query allWords(Sought sought) {
        if (sought.senses().isEmpty()) {
            return allWords(sought.words());
        }
        return QueryBuilders.bool(b -> {
            if (!sought.rest().isEmpty()) {
                b.must(allWords(sought.rest()));
            }
            sought.senses().forEach(sense -> b.must(anyOf(allWords(sense.own()), sense)));
            return b;
        });
    }

    private static Query anyOf(Sought sought) {
        if (sought.senses().isEmpty()) {
            return anyOf(sought.words());
        }
        return QueryBuilders.bool(b -> {
            if (!sought.rest().isEmpty()) {
                b.should(anyOf(sought.rest()));
            }
            sought.senses().forEach(sense -> b.should(anyOf(anyOf(sense.own()), sense)));
            return b.minimumShouldMatch("1");
        });
    }

    /** What was typed or what means the same, whichever counts most. */
    private static Query anyOf(Query own, Sought.Sense sense) {
        return QueryBuilders.disMax(d -> d.queries(Stream.concat(Stream.of(own), sense.others().stream().map(Queries::other)).toList()));
    }

    /** Scored as words that were typed are; what is more than a word must stand side by side. */
    private static Query other(Sought.Other other) {
        return QueryBuilders.bool(b -> {
            b.must(combined(other.words().text(), CombinedFieldsOperator.And)).boost(other.weight());
            return other.isPhrase() ? b.filter(phrase(other.text())) : b;
        });
    }

    /** All of the words; the last one may be the beginning of one: searching while typing, and search results, agree. */
    private static Query allWords(Words words) {
        var finished = combined(words.text(), CombinedFieldsOperator.And);
        var begun = words.begun();
        if (begun == null) {
            return finished;
        }
        var beginning = new BoolQuery.Builder().must(beginning(EXACT, begun)).boost(BEGUN);
        if (!words.finished().isEmpty()) {
            beginning.must(combined(words.finished(), CombinedFieldsOperator.And));
        }
        return anyOf(finished, beginning.build()._toQuery());
    }

    private static Query anyOf(Words words) {
        var finished = combined(words.text(), CombinedFieldsOperator.Or);
        var begun = words.begun();
        return begun == null
                ? finished
                : anyOf(finished, new BoolQuery.Builder().must(beginning(EXACT, begun)).boost(BEGUN).build()._toQuery());
    }

    private static Query anyOf(Query one, Query other) {
        return QueryBuilders.bool(b -> b.should(one, other).minimumShouldMatch("1"));
    }

    /** What to mark in the title and the body: any of the words, or what means the same, whichever brought the entry here. */
    static Query marks(Sought sought, List<Asked.Condition> conditions) {
        var words = sought.words();
        var query = new BoolQuery.Builder();
        sought.senses().stream()
                .flatMap(sense -> sense.others().stream())
                .forEach(other -> query.should(s -> s.multiMatch(m -> m.fields(MARKED)
                        .query(other.text())
                        .type(other.isPhrase() ? TextQueryType.Phrase : TextQueryType.BestFields))));
        if (!words.isEmpty()) {
            query.should(s -> s.multiMatch(m -> m.fields(MARKED).query(words.text())));
        }
        conditions.stream()
                .filter(condition -> condition.field() == Asked.Field.TITLE && !condition.not())
                .forEach(condition -> query.should(Conditions.query(condition)));
        var begun = words.begun();
        if (begun != null) {
            query.should(beginning(List.of("title.exact", "body.exact"), begun));
        }
        return query.build()._toQuery();
    }

    /** What was the one to read at any time and is not hidden from readers today, but for entries that are withheld. */
    static Query ever(Collection<String> withheld) {
        return shown(withheld).build()._toQuery();
    }

    private static BoolQuery.Builder shown(Collection<String> withheld) {
        var query = new BoolQuery.Builder().mustNot(n -> n.term(t -> t.field("hidden").value(true)));
        if (!withheld.isEmpty()) {
            var ids = withheld.stream().map(FieldValue::of).toList();
            query.mustNot(n -> n.terms(t -> t.field("entryId").terms(v -> v.value(ids))));
        }
        return query;
    }

    /** The same, of what was the one to read at that time. */
    static Query during(AsOf asOf, Collection<String> withheld) {
        var query = shown(withheld);
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
        question.chosen().keySet().forEach(facet -> {
            if (!except.contains(facet)) {
                var terms = question.keys(facet).stream().map(FieldValue::of).toList();
                query.filter(f -> f.terms(t -> t.field(facet.field()).terms(v -> v.value(terms))));
            }
        });
        return query.build()._toQuery();
    }

    /** What {@code during} has and is as every one of these conditions wants it. */
    static Query under(Query during, List<Asked.Condition> conditions) {
        if (conditions.isEmpty()) {
            return during;
        }
        var query = new BoolQuery.Builder().filter(during);
        for (var condition : conditions) {
            if (condition.not()) {
                query.mustNot(Conditions.query(condition));
            } else {
                query.filter(Conditions.query(condition));
            }
        }
        return query.build()._toQuery();
    }

    /** What has {@code word}, in whichever form. */
    static Query known(String word, boolean begun) {
        var finished = combined(word, CombinedFieldsOperator.And);
        return begun ? anyOf(finished, beginning(EXACT, word)) : finished;
    }

    /** What has {@code word} as it is. */
    static Query exactly(String word) {
        return QueryBuilders.multiMatch(m -> m.fields(EXACT).query(word));
    }

    /** In whichever language finds most in them. */
    private static Query combined(String words, CombinedFieldsOperator operator) {
        return QueryBuilders.disMax(d -> d.queries(Stream.concat(Stream.of(STEMMED), OTHER_LANGUAGES.stream())
                .map(fields -> QueryBuilders.combinedFields(c -> c.fields(fields).query(words).operator(operator)))
                .toList()));
    }

    private static Query phrase(String phrase) {
        return QueryBuilders.multiMatch(m -> m.fields(STEMMED).query(phrase).type(TextQueryType.Phrase));
    }

    private static Query near(String pair) {
        return QueryBuilders.multiMatch(m ->
                m.fields("title", "body").query(pair).type(TextQueryType.Phrase).slop(BETWEEN).boost(NEARER));
    }

    private static Query beginning(List<String> fields, String word) {
        return QueryBuilders.multiMatch(m -> m.fields(fields).query(word).type(TextQueryType.BoolPrefix));
    }
}
