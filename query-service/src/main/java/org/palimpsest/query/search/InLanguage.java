package org.palimpsest.query.search;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The texts of an entry in a language that has rules of its own in the index. English is what all texts are read as, so it is not among
 * them; for any other language accents are folded, and no more.
 */
record InLanguage(String title, List<String> keywords, List<String> names, String body) {
    private static final Map<String, String> LANGUAGES =
            Map.of("de", "german", "fr", "french", "es", "spanish", "cy", "welsh");

    /** Names of the fields, in the order in which they are searched. */
    static List<String> fields() {
        return LANGUAGES.values().stream().sorted().map(language -> "in." + language).toList();
    }

    /** By the name of the language, none or one: what is hidden has no text. */
    static Map<String, InLanguage> of(Interval interval) {
        var tag = interval.language();
        var language = tag == null || interval.hidden() ? null : LANGUAGES.get(Locale.forLanguageTag(tag).getLanguage());
        if (language == null) {
            return Map.of();
        }
        var names = Stream.concat(interval.contributors().stream(), interval.organisations().stream()).toList();
        return Map.of(language, new InLanguage(interval.title(), interval.keywords(), names, interval.body()));
    }
}
