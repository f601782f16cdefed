package org.palimpsest.query.search;

import co.elastic.clients.elasticsearch._types.SuggestMode;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.search.FieldSuggester;
import co.elastic.clients.elasticsearch.core.search.Suggester;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What was meant by words that no entry has. Elasticsearch proposes words that are like them, of all that lies in its index, hidden and
 * former versions too: so it is never believed how frequent one is, or that it is there at all. Only what is found among what
 * the question may find counts.
 */
final class Corrections {
    private static final int SHORTEST = 4;
    private static final int LONGEST = 60;

    /** A word that is as long may have two letters wrong. */
    private static final int LONG = 6;

    private static final int MOST = 5;
    private static final int PROPOSED = 8;

    /** What is found so many times as often is what was meant by a word that is found seldom. */
    private static final int TIMES = 5;

    private static final Pattern LETTERS = Pattern.compile("[\\p{L}\\p{M}'’]+");

    private Corrections() {}

    /**
     * The text of {@code question} with other words in the place of those that nothing has; nothing if there are none like them. What
     * stands in quotation marks stays as it is.
     *
     * @param seldom words are replaced, too, that so many entries have at most, if the other word is much more frequent
     */
    static @Nullable String of(AskedIndex index, Question question, int seldom) {
        var asked = question.asked();
        var words = Words.of(Words.withoutQuoted(asked.words()));
        var doubted = doubted(index, question, words, seldom);
        if (doubted.isEmpty()) {
            return null;
        }
        var proposed = proposed(index, doubted.keySet());
        var all = proposed.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        var among = Query.of(q -> q.bool(b ->
                b.filter(index.under(question)).filter(Queries.chosen(question, List.of()))));
        var counts = index.counts(among, all.stream().collect(Collectors.toMap(word -> word, Queries::exactly)));
        var text = question.text();
        for (var word : doubted.entrySet()) {
            long enough = word.getValue() == 0 ? 1 : word.getValue() * TIMES;
            var key = Spelling.key(word.getKey());
            var best = proposed.getOrDefault(word.getKey(), Set.of()).stream()
                    .filter(other -> counts.getOrDefault(other, 0L) >= enough)
                    .min(Comparator.<String>comparingInt(other -> distance(key, other))
                            .thenComparingLong(other -> -counts.getOrDefault(other, 0L))
                            .thenComparing(Comparator.naturalOrder()));
            if (best.isPresent()) {
                text = Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(word.getKey()) + "(?![\\p{L}\\p{N}])")
                        .matcher(text)
                        .replaceAll(Matcher.quoteReplacement(best.get()));
            }
        }
        return text.equals(question.text()) ? null : text;
    }

    /** Words that nothing readers may see has, or hardly anything; with how many have each. */
    private static Map<String, Long> doubted(AskedIndex index, Question question, Words words, int seldom) {
        var doubtful = new LinkedHashMap<String, Query>();
        words.all().stream()
                .filter(word -> word.length() >= SHORTEST && word.length() <= LONGEST && LETTERS.matcher(word).matches())
                // Editors have said that there is such a word.
                .filter(word -> !index.thesaurus().has(word))
                .forEach(word -> doubtful.put(word, Queries.known(word, word.equals(words.begun()))));
        var doubted = new LinkedHashMap<String, Long>();
        index.counts(index.during(question), doubtful).entrySet().stream()
                .filter(count -> count.getValue() <= seldom)
                .limit(MOST)
                .forEach(count -> doubted.put(count.getKey(), count.getValue()));
        return doubted;
    }

    private static Map<String, Set<String>> proposed(AskedIndex index, Collection<String> words) {
        var suggesters = new HashMap<String, FieldSuggester>();
        for (var word : words) {
            for (var field : Queries.EXACT) {
                var name = field.replaceFirst("\\^.*", "");
                suggesters.put(word + " " + name, FieldSuggester.of(f -> f.text(word).term(t -> t.field(name)
                        .suggestMode(SuggestMode.Always)
                        .maxEdits(word.length() < LONG ? 1 : 2)
                        .prefixLength(0)
                        .minWordLength(SHORTEST)
                        .maxTermFreq(1_000_000_000f)
                        .size(PROPOSED))));
            }
        }
        var proposed = new LinkedHashMap<String, Set<String>>();
        var request = SearchRequest.of(r -> r.index(index.name()).size(0).suggest(Suggester.of(s -> s.suggesters(suggesters))));
        index.search(request).suggest().forEach((name, suggestions) -> suggestions.forEach(suggestion -> suggestion.term()
                .options()
                .forEach(option -> proposed.computeIfAbsent(name.substring(0, name.indexOf(' ')), _ -> new LinkedHashSet<>())
                        .add(option.text().toLowerCase(Locale.ROOT)))));
        return proposed;
    }

    /** How many letters are to be changed, put in, left out or swapped with their neighbour. */
    static int distance(String one, String other) {
        var rows = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                if (i == 0 || j == 0) {
                    rows[i][j] = i + j;
                    continue;
                }
                int same = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                int least = Math.min(Math.min(rows[i - 1][j], rows[i][j - 1]) + 1, rows[i - 1][j - 1] + same);
                boolean swapped = i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
                rows[i][j] = swapped ? Math.min(least, rows[i - 2][j - 2] + 1) : least;
            }
        }
        return rows[one.length()][other.length()];
    }
}
