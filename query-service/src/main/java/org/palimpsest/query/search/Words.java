package org.palimpsest.query.search;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What somebody typed, taken apart. There is no syntax that could be wrong: quotes make phrases, everything else that is
 * neither letter nor digit only separates words.
 *
 * @param all every word, those of phrases too, in order
 * @param phrases of two words or more
 * @param begun the last word if it may not be finished: nothing follows it
 */
record Words(List<String> all, List<String> phrases, @Nullable String begun) {
    /** Enough for a sentence; more would only make the query dear. */
    static final int MOST = 32;

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}]*(?:['’][\\p{L}]+)*");
    private static final Pattern PHRASE = Pattern.compile("[\"“”]([^\"“”]*)[\"“”]");
    private static final int SHORTEST_BEGINNING = 3;

    static Words of(String text) {
        var all = words(text);
        var phrases = new ArrayList<String>();
        var quoted = PHRASE.matcher(text);
        while (quoted.find()) {
            var phrase = words(quoted.group(1));
            if (phrase.size() > 1) {
                phrases.add(String.join(" ", phrase));
            }
        }
        var last = all.isEmpty() ? "" : all.getLast();
        boolean unfinished = last.length() >= SHORTEST_BEGINNING && text.endsWith(last) && all.size() < MOST;
        return new Words(all, List.copyOf(phrases), unfinished ? last : null);
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /** All words, separated by blanks. */
    String text() {
        return String.join(" ", all);
    }

    /** All words but the one that is begun. */
    String finished() {
        return String.join(" ", begun == null ? all : all.subList(0, all.size() - 1));
    }

    private static List<String> words(String text) {
        return WORD.matcher(text).results().map(found -> found.group()).limit(MOST).toList();
    }
}
