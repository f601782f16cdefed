package org.palimpsest.anonymity;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A text in small letters without accents, which remembers where each of them stands in the text itself. Immutable.
 *
 * @param text folded
 * @param at the place of each character of {@code text} in the original, and the original's length
 */
record Folded(String original, String text, List<Integer> at) {
    private static final Map<Integer, String> LETTERS = Map.ofEntries(
            Map.entry((int) 'ß', "ss"),
            Map.entry((int) 'ø', "o"),
            Map.entry((int) 'ł', "l"),
            Map.entry((int) 'đ', "d"),
            Map.entry((int) 'ð', "d"),
            Map.entry((int) 'þ', "th"),
            Map.entry((int) 'æ', "ae"),
            Map.entry((int) 'œ', "oe"),
            Map.entry((int) 'ı', "i"),
            Map.entry((int) '’', "'"),
            Map.entry((int) '‐', "-"),
            Map.entry((int) '\u00a0', " "));

    static Folded of(String original) {
        var text = new StringBuilder();
        var at = new ArrayList<Integer>();
        for (int i = 0; i < original.length(); i += Character.charCount(original.codePointAt(i))) {
            var folded = fold(original.codePointAt(i));
            text.append(folded);
            for (int j = 0; j < folded.length(); j++) {
                at.add(i);
            }
        }
        at.add(original.length());
        return new Folded(original, text.toString(), List.copyOf(at));
    }

    private static String fold(int point) {
        var lower = new String(Character.toChars(point)).toLowerCase(Locale.ROOT);
        var letters = new StringBuilder();
        Normalizer.normalize(lower, Normalizer.Form.NFKD)
                .codePoints()
                .filter(one -> Character.getType(one) != Character.NON_SPACING_MARK)
                .forEach(one -> letters.append(LETTERS.getOrDefault(one, Character.toString(one))));
        return letters.toString();
    }

    /** What stands in the original where {@code text} has this. */
    String original(int from, int to) {
        return original.substring(at.get(from), at.get(to));
    }
}
