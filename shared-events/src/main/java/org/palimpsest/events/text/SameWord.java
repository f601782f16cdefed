package org.palimpsest.events.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Which spellings are one word to those who search. */
public final class SameWord {
    private static final Pattern ACCENT = Pattern.compile("\\p{InCombiningDiacriticalMarks}+");

    /** An apostrophe within a word is part of it. */
    private static final Pattern BETWEEN =
            Pattern.compile("(?:[^\\p{L}\\p{N}\\p{M}']|(?<![\\p{L}\\p{N}\\p{M}])'|'(?!\\p{L}))+");

    private SameWord() {}

    /** What they have in common: letters and digits, small and without accents, with one blank where anything else parts them. */
    public static String key(String word) {
        return BETWEEN.matcher(plain(word.replace('’', '\''))).replaceAll(" ").strip();
    }

    /** {@code text} in small letters, without accents, composed. */
    public static String plain(String text) {
        // By way of capitals, so that “ß” is “ss”.
        var small = text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        var plain = ACCENT.matcher(Normalizer.normalize(small, Normalizer.Form.NFKD)).replaceAll("");
        return Normalizer.normalize(plain, Normalizer.Form.NFC);
    }
}
