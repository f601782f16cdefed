package org.palimpsest.query.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What somebody typed, taken apart. There is no syntax that could be wrong: quotes make phrases, everything else that is
 * neither letter nor digit only separates words. Words that say nothing, as “what” or “the”, are not searched for unless there
 * are no others; they stay in phrases.
 *
 * @param all the words that are searched for, those of phrases too, in order, each once; of very many the longest ones
 * @param pairs words that were typed side by side, but for words that say nothing between them; in order
 * @param phrases of two words or more
 * @param begun the last word if it may not be finished: nothing follows it
 */
record Words(List<String> all, List<String> pairs, List<String> phrases, @Nullable String begun) {
    /** More would make the query dear. A longer question loses its shortest words, which mostly say least. */
    static final int MOST = 50;

    private static final int MOST_PAIRS = 32;

    private static final int MOST_PHRASES = 5;

    /** A reader who types so few expects to find what has all of them. */
    private static final int FEW = 3;

    private static final Set<String> SAY_NOTHING = Set.of(
            "a", "an", "and", "are", "as", "at", "be", "but", "by", "for", "if", "in", "into", "is", "it", "no", "not", "of",
            "on", "or", "such", "that", "the", "their", "then", "there", "these", "they", "this", "to", "was", "will", "with",
            "do", "does", "how", "what", "when", "where", "which", "who", "why");

    /** Scripts without blanks, of which the index takes each character for a word. */
    private static final String SINGLE = "\\p{IsHan}\\p{IsHiragana}";

    static final Pattern WORD = Pattern.compile("[" + SINGLE + "]|[\\p{L}\\p{N}&&[^" + SINGLE + "]]"
            + "[\\p{L}\\p{N}\\p{M}&&[^" + SINGLE + "]]*(?:['’][\\p{L}]+)*");

    /** To the end of the text, where they are not closed. */
    private static final Pattern QUOTED = Pattern.compile("[\"“”][^\"“”]*[\"“”]?");

    private static final Pattern PHRASE = Pattern.compile("[\"“”]([^\"“”]*)[\"“”]");
    private static final int SHORTEST_BEGINNING = 3;

    static Words of(String text) {
        var typed = words(text);
        boolean nothingSaid = typed.stream().allMatch(Words::saysNothing);
        var distinct = new LinkedHashMap<String, String>();
        typed.stream()
                .filter(word -> nothingSaid || !saysNothing(word))
                .forEach(word -> distinct.putIfAbsent(word.toLowerCase(Locale.ROOT), word));
        var all = mostTelling(List.copyOf(distinct.values()));
        var last = typed.isEmpty() ? "" : typed.getLast();
        boolean unfinished = last.length() >= SHORTEST_BEGINNING
                && text.endsWith(last)
                && !all.isEmpty()
                && all.getLast().equals(last);
        return new Words(all, pairs(typed), phrases(text), unfinished ? last : null);
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /** Whether an entry can have some of them, and not the others. */
    boolean areSeveral() {
        return all.size() > 1;
    }

    /** Whether an entry must have all of the words, as long as there is one that does. */
    boolean areFew() {
        return all.size() <= FEW;
    }

    /** All words, separated by blanks. */
    String text() {
        return String.join(" ", all);
    }

    /** All words but the one that is begun. */
    String finished() {
        return String.join(" ", begun == null ? all : all.subList(0, all.size() - 1));
    }

    /** The same without these, in whatever letters. */
    Words without(Collection<String> others) {
        if (others.isEmpty()) {
            return this;
        }
        var small = others.stream().map(word -> word.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        var left = all.stream().filter(word -> !small.contains(word.toLowerCase(Locale.ROOT))).toList();
        return new Words(left, pairs, phrases, begun != null && left.contains(begun) ? begun : null);
    }

    /** The text with nothing in the place of what stands in quotation marks; all else stands where it stood. */
    static String withoutQuoted(String text) {
        return QUOTED.matcher(text).replaceAll(quoted -> "\0".repeat(quoted.group().length()));
    }

    static boolean saysNothing(String word) {
        return SAY_NOTHING.contains(word.toLowerCase(Locale.ROOT));
    }

    private static List<String> mostTelling(List<String> words) {
        if (words.size() <= MOST) {
            return words;
        }
        var kept = new HashSet<>(words.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .limit(MOST)
                .toList());
        return words.stream().filter(kept::contains).toList();
    }

    private static List<String> pairs(List<String> typed) {
        var telling = typed.stream().filter(word -> !saysNothing(word)).toList();
        return IntStream.range(1, telling.size())
                .mapToObj(second -> telling.get(second - 1) + " " + telling.get(second))
                .distinct()
                .limit(MOST_PAIRS)
                .toList();
    }

    private static List<String> phrases(String text) {
        var phrases = new ArrayList<String>();
        var quoted = PHRASE.matcher(text);
        while (quoted.find() && phrases.size() < MOST_PHRASES) {
            var phrase = words(quoted.group(1));
            if (phrase.size() > 1) {
                phrases.add(String.join(" ", phrase));
            }
        }
        return List.copyOf(phrases);
    }

    static List<String> words(String text) {
        return WORD.matcher(text).results().map(found -> found.group()).toList();
    }
}
