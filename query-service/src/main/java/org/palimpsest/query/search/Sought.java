package org.palimpsest.query.search;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch._types.query_dsl.QueryBuilders;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is searched for: what was typed, and whatever means the same as a part of it.
 *
 * @param words all that was typed
 * @param rest those of them that mean the same as nothing else
 * @param senses all others, each with what means the same
 */
record Sought(Words words, Words rest, List<Sense> senses) {
    /** What is not the word itself is worth a little less even where it is as frequent. */
    private static final float LESS = 0.9f;

    private static final String ALL = "";

    /** @param own the words that were typed */
    record Sense(Thesaurus.Meant meant, Words own, List<Other> others) {}

    /**
     * What means the same as something that was typed.
     *
     * @param text words side by side
     * @param weight what it counts for, beside 1 for an equally frequent word that was typed
     */
    record Other(String text, Words words, float weight) {
        static Other of(String text) {
            return new Other(text, Words.of(text), LESS);
        }

        boolean isPhrase() {
            return Words.words(text).size() > 1;
        }
    }

    static Sought of(Asked asked, Thesaurus thesaurus) {
        var words = Words.of(asked.words());
        var senses = thesaurus.in(asked.words()).stream()
                .map(meant -> new Sense(meant, own(meant.typed(), asked.words(), words), meant.others().stream().map(Other::of).toList()))
                .toList();
        return new Sought(words, words.without(senses.stream().flatMap(sense -> sense.own.all().stream()).toList()), senses);
    }

    /** A blank says that the last word is finished. */
    private static Words own(String typed, String text, Words words) {
        boolean begun = words.begun() != null && text.endsWith(typed);
        return Words.of(begun ? typed : typed + " ");
    }

    /**
     * The same, but nothing counts for more than the word that was typed, because it is rarer: in {@code index} it is counted how many
     * versions have each. What is only counted, and in no order, needs no weight.
     */
    Sought weighed(AskedIndex index) {
        if (senses.isEmpty()) {
            return this;
        }
        var all = new LinkedHashMap<String, Query>();
        all.put(ALL, QueryBuilders.matchAll(m -> m));
        senses.forEach(sense -> {
            sense.own.all().forEach(word -> all.put(word, Queries.known(word, false)));
            sense.others.forEach(other -> other.words.all().forEach(word -> all.put(word, Queries.known(word, false))));
        });
        var counts = index.counts(QueryBuilders.matchAll(m -> m), all);
        return new Sought(words, rest, senses.stream().map(sense -> weighed(sense, counts)).toList());
    }

    private static Sense weighed(Sense sense, Map<String, Long> counts) {
        double own = rarity(sense.own, counts);
        return new Sense(
                sense.meant,
                sense.own,
                sense.others.stream()
                        .map(other -> new Other(
                                other.text, other.words, LESS * (float) Math.min(1, own / rarity(other.words, counts))))
                        .toList());
    }

    /** What BM25 makes of how many have the words. */
    private static double rarity(Words words, Map<String, Long> counts) {
        long all = counts.getOrDefault(ALL, 0L);
        return words.all().stream()
                .mapToLong(word -> counts.getOrDefault(word, 0L))
                .mapToDouble(having -> Math.log1p((all - having + 0.5) / (having + 0.5)))
                .sum();
    }
}
