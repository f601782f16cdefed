package org.palimpsest.query.workflow;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Which keywords of an entry somebody is at home in, by what they say of their expertise. */
final class Fit {
    /** Of a longer word as much is compared: so that plurals and other forms are found. */
    private static final int STEM = 6;

    private static final int SHORTEST = 3;

    private Fit() {}

    /** Those of {@code keywords} of which every word begins like a word of {@code expertise}. */
    static List<String> of(List<String> keywords, String expertise) {
        var known = words(expertise);
        return keywords.stream()
                .filter(keyword -> !words(keyword).isEmpty())
                .filter(keyword -> words(keyword).stream()
                        .allMatch(word -> known.stream().anyMatch(one -> stem(one).equals(stem(word)))))
                .toList();
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> word.length() >= SHORTEST)
                .toList();
    }

    private static String stem(String word) {
        return word.length() <= STEM ? word : word.substring(0, STEM);
    }
}
