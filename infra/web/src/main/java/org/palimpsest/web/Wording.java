package org.palimpsest.web;

import static java.util.Comparator.comparingInt;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.palimpsest.web.Sentence.Kind;
import org.palimpsest.web.Sentence.Place;
import org.springframework.web.server.ServerWebExchange;

/**
 * What problems say, in each language of the catalogue {@code messages/problems}. The code says it in English; here the sentence is found
 * again by its English pattern and said in another language, what stands in its places as it is. So nothing between a rule and the one
 * who reads of it has to know a language. Of several patterns that fit, the one with most words of its own counts. Thread-safe.
 */
public final class Wording {
    /** Those that problems are told in; the first where nobody asks for another. */
    public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN);

    /** How deep a sentence is looked for in a sentence: a list of alternatives is one in the other. */
    private static final int DEEPEST = 8;

    /** Where one sentence may end and the next begin; looked at so often for each. */
    private static final Pattern END = Pattern.compile("(?<=[.?!”]) ");

    private static final int MOST_ENDS = 12;

    private static final List<Said> ENGLISH = english();
    private static final Map<Locale, Map<String, Sentence>> OTHERS = LANGUAGES.stream()
            .skip(1)
            .collect(Collectors.toUnmodifiableMap(language -> language, language -> sentences("_" + language.toLanguageTag())));

    private record Said(String code, Sentence sentence) {}

    private Wording() {}

    /** The language in which {@code exchange} is answered. */
    public static Locale language(ServerWebExchange exchange) {
        var wanted = exchange.getLocaleContext().getLocale();
        var language = wanted == null ? Locale.ENGLISH : Locale.of(wanted.getLanguage());
        return LANGUAGES.contains(language) ? language : Locale.ENGLISH;
    }

    /**
     * What the sentence, or the sentences one after the other, are in {@code language}. What the catalogue does not know stays in English,
     * and so does all of it in a language that there is not.
     */
    public static String in(Locale language, String english) {
        var sentences = OTHERS.get(language);
        if (sentences == null || english.isEmpty()) {
            return english;
        }
        var whole = said(english, sentences, 0);
        return whole == null ? oneByOne(english, sentences) : whole;
    }

    /** Whether the catalogue has this as it stands, or it is the same in every language. */
    static boolean knows(String english) {
        return OTHERS.values().stream().allMatch(sentences -> said(english, sentences, 1) != null);
    }

    private static String oneByOne(String english, Map<String, Sentence> sentences) {
        var said = new StringBuilder();
        int from = 0;
        while (from < english.length()) {
            int end = from;
            String next = null;
            for (int ends = 0; next == null && ends < MOST_ENDS && end < english.length(); ends++) {
                end = end(english, end + 1);
                next = said(english.substring(from, end), sentences, 0);
            }
            if (next == null) {
                end = end(english, from + 1);
                next = english.substring(from, end);
            }
            said.append(from == 0 ? "" : " ").append(next);
            from = end + 1;
        }
        return said.toString();
    }

    /** Of the first sentence that does not end before {@code from}. */
    private static int end(String text, int from) {
        var end = END.matcher(text);
        return from < text.length() && end.find(from) ? end.start() : text.length();
    }

    /** Null if the catalogue does not know it. */
    private static @Nullable String said(String english, Map<String, Sentence> sentences, int depth) {
        if (depth > DEEPEST) {
            return null;
        }
        for (var one : ENGLISH) {
            var found = one.sentence.in(english);
            var arguments = found == null ? null : arguments(one.sentence.places(), found, sentences, depth);
            if (arguments != null) {
                return Objects.requireNonNull(sentences.get(one.code), one.code).with(arguments);
            }
        }
        // What has no small letter, such as DAILY or 2019-01, is the same in every language.
        return depth > 0 && english.codePoints().noneMatch(Character::isLowerCase) ? english : null;
    }

    /** By the numbers of their places; null if one that has to be said cannot be. */
    private static String @Nullable [] arguments(
            List<Place> places, List<String> found, Map<String, Sentence> sentences, int depth) {
        var arguments = new String[10];
        for (int i = 0; i < places.size(); i++) {
            var place = places.get(i);
            var said = place.kind() == Kind.SAID ? said(found.get(i), sentences, depth + 1) : found.get(i);
            if (said == null) {
                return null;
            }
            arguments[place.number()] = said;
        }
        return arguments;
    }

    /** Those with most words of their own first, and among equals those whose places take less. */
    private static List<Said> english() {
        return sentences("").entrySet().stream()
                .map(one -> new Said(one.getKey(), one.getValue()))
                .sorted(comparingInt((Said one) -> -one.sentence.own())
                        .thenComparingLong(one -> one.sentence.places().stream().filter(place -> place.kind() == Kind.ANY).count())
                        .thenComparing(Said::code))
                .toList();
    }

    private static Map<String, Sentence> sentences(String language) {
        return patterns(language).entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, one -> Sentence.of(one.getValue())));
    }

    /** The catalogue by its codes. */
    static Map<String, String> patterns(String language) {
        var file = "/messages/problems" + language + ".properties";
        try (var catalogue = Wording.class.getResourceAsStream(file)) {
            var all = new Properties();
            all.load(new InputStreamReader(Objects.requireNonNull(catalogue, file), StandardCharsets.UTF_8));
            return all.stringPropertyNames().stream()
                    .collect(Collectors.toUnmodifiableMap(code -> code, all::getProperty));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
