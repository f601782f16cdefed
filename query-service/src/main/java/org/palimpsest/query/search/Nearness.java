package org.palimpsest.query.search;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch._types.query_dsl.QueryBuilders;
import java.util.List;

/**
 * Entries near in meaning to a question, beside those that have its words. Few words that something has are a name of what is wanted, and
 * nothing else is: meaning is not asked then, and adds nothing to the count. It is for long questions, and for words that nothing has.
 */
final class Nearness {
    /** Of so many nearest ones it is heeded how near they are. */
    private static final int NEAREST = 300;

    /** What being near weighs: as much as found most of what was wanted in a collection with known answers. */
    private static final float WEIGHT = 150;

    /** Cosine below which an entry has nothing to do with a long question. */
    private static final float FAR = 0.15f;

    /** The same for a few words, which say less, and where a reader is better served by nothing than by anything. */
    private static final float FAR_FROM_FEW = 0.35f;

    private Nearness() {}

    /**
     * @param meaning none where it is not known
     * @param during what may be found at all
     */
    static Query orNear(Query words, List<Float> meaning, Query during, boolean few) {
        if (meaning.isEmpty()) {
            return words;
        }
        var near = near(meaning, during, few ? FAR_FROM_FEW : FAR, WEIGHT);
        return QueryBuilders.bool(b -> b.should(words, near).minimumShouldMatch("1"));
    }

    static Query near(List<Float> meaning, Query during, float far, float weight) {
        return QueryBuilders.knn(k -> k.field(SearchIndex.MEANING)
                .queryVector(meaning)
                .k(NEAREST)
                .numCandidates(NEAREST)
                .similarity(far)
                .filter(during)
                .boost(weight));
    }
}
