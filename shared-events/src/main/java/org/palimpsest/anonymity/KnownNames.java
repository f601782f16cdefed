package org.palimpsest.anonymity;

import static java.util.stream.Collectors.joining;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Content;
import org.palimpsest.events.Contributor;
import org.palimpsest.events.Giveaway.Kind;

/** How the contributors of a content, and where they work, may be written in a text that is {@link Folded}. */
final class KnownNames {
    private static final String LETTER = "[\\p{L}\\p{N}]";
    private static final String BEGINS = "(?<!" + LETTER + ")";
    private static final String ENDS = "(?!" + LETTER + ")";
    private static final String BETWEEN = "[^\\p{L}\\p{N}]{0,3}";

    /** Shorter given names, and names of places of work, are words too often. */
    private static final int TELLING_ALONE = 4;

    private static final int SHORTEST_ACRONYM = 3;

    private static final Set<String> SMALL_WORDS =
            Set.of("of", "the", "and", "for", "in", "at", "de", "la", "du", "der", "und", "fur", "van");

    /**
     * Something to look for.
     *
     * @param hint without which {@code pattern} is not there
     * @param capitals how much of it must be in capital letters where it stands
     * @param opensNoSentence whether it tells nothing at the beginning of a sentence
     */
    record Name(Kind kind, String hint, Pattern pattern, Capitals capitals, boolean opensNoSentence) {}

    /** Of what stands in the text itself. */
    enum Capitals {
        NONE,
        ONE,
        ALL
    }

    private KnownNames() {}

    /** The longer before what is part of it. */
    static List<Name> of(Content content) {
        var all = new ArrayList<Name>();
        content.contributors().forEach(one -> named(one, all));
        content.contributors().stream()
                .flatMap(one -> one.affiliations().stream())
                .map(place -> place.name())
                .distinct()
                .forEach(place -> affiliation(place, all));
        content.contributors().forEach(one -> alone(one, all));
        return List.copyOf(all);
    }

    private static void named(Contributor one, List<Name> all) {
        var capitals = hasCapital(one.family()) ? Capitals.ONE : Capitals.NONE;
        for (var family : spellings(one.family())) {
            var words = words(family);
            if (words.isEmpty()) {
                continue;
            }
            var name = words.stream().map(Pattern::quote).collect(joining(BETWEEN));
            var given = given(one.given());
            boolean isIdeographic = family.codePoints().allMatch(Character::isIdeographic);
            if (isIdeographic) {
                var whole = name + (one.given() == null ? "" : "\\s?" + Pattern.quote(Folded.of(one.given()).text()));
                all.add(new Name(Kind.NAME, words.getFirst(), Pattern.compile(whole), Capitals.NONE, false));
            } else if (given == null) {
                all.add(new Name(Kind.NAME, longest(words), Pattern.compile(BEGINS + name + "(?:'?s)?" + ENDS), capitals, false));
            } else {
                var before = "(?:" + given + "\\s{1,2})";
                var after = "(?:,?\\s{1,2}" + given + ENDS + ")";
                // A single letter tells nobody without the rest.
                var whole = String.join("", words).length() < 2
                        ? "(?:" + before + name + ENDS + "|" + name + after + ")"
                        : before + "?" + name + "(?:" + after + "|(?:'?s)?" + ENDS + ")";
                all.add(new Name(Kind.NAME, longest(words), Pattern.compile(BEGINS + whole), capitals, false));
            }
        }
    }

    /** Given names in full, the first of them, or initials; null where there are none. */
    private static @Nullable String given(@Nullable String given) {
        var words = given == null ? List.<String>of() : words(Folded.of(given).text());
        if (words.isEmpty()) {
            return null;
        }
        var full = words.stream().map(Pattern::quote).collect(joining(BETWEEN));
        var rest = words.stream().skip(1).map(word -> "(?:[ -]?" + initial(word) + ")?").collect(joining());
        return "(?:" + full + "|" + Pattern.quote(words.getFirst()) + "|" + initial(words.getFirst()) + rest + ")";
    }

    private static String initial(String word) {
        return Pattern.quote(word.substring(0, word.offsetByCodePoints(0, 1))) + "\\.?";
    }

    private static void alone(Contributor one, List<Name> all) {
        var given = one.given() == null ? List.<String>of() : words(Folded.of(one.given()).text());
        if (given.isEmpty()) {
            return;
        }
        var first = given.getFirst();
        if (first.length() >= TELLING_ALONE && hasCapital(String.valueOf(one.given()))) {
            all.add(new Name(Kind.NAME, first, Pattern.compile(BEGINS + Pattern.quote(first) + "(?:'s)?" + ENDS), Capitals.ONE, true));
        }
        var dotted = given.stream().map(KnownNames::dotted).collect(joining("[ -]?"));
        var family = words(Folded.of(one.family()).text()).stream().map(KnownNames::dotted).toList();
        if (!family.isEmpty()) {
            var rest = family.stream().skip(1).map(letter -> "(?:[ -]?" + letter + ")?").collect(joining());
            var pattern = Pattern.compile("(?<![\\p{L}\\p{N}.])" + dotted + "[ -]?" + family.getFirst() + rest + ENDS);
            all.add(new Name(Kind.INITIALS, ".", pattern, Capitals.ALL, false));
        }
    }

    private static String dotted(String word) {
        return Pattern.quote(word.substring(0, word.offsetByCodePoints(0, 1))) + "\\.";
    }

    private static void affiliation(String place, List<Name> all) {
        for (var spelling : spellings(place)) {
            var words = words(spelling);
            if (String.join("", words).length() >= TELLING_ALONE) {
                var name = BEGINS + words.stream().map(Pattern::quote).collect(joining(BETWEEN)) + ENDS;
                var capitals = hasCapital(place) ? Capitals.ONE : Capitals.NONE;
                all.add(new Name(Kind.AFFILIATION, longest(words), Pattern.compile(name), capitals, false));
            }
        }
        var acronym = words(Folded.of(place).text()).stream()
                .filter(word -> !SMALL_WORDS.contains(word))
                .map(word -> word.substring(0, word.offsetByCodePoints(0, 1)))
                .collect(joining());
        if (acronym.length() >= SHORTEST_ACRONYM) {
            var whole = Pattern.compile(BEGINS + Pattern.quote(acronym) + ENDS);
            all.add(new Name(Kind.AFFILIATION, acronym, whole, Capitals.ALL, false));
        }
    }

    /** Müller is muller to some and mueller to others, and so is Mueller. */
    private static Set<String> spellings(String name) {
        var composed = Normalizer.normalize(name, Normalizer.Form.NFC);
        var german = composed.replaceAll("[äÄ]", "ae").replaceAll("[öÖ]", "oe").replaceAll("[üÜ]", "ue");
        var plain = Folded.of(name).text();
        return new LinkedHashSet<>(List.of(plain, Folded.of(german).text(), plain.replaceAll("([aou])e", "$1")));
    }

    private static List<String> words(String folded) {
        return Arrays.stream(folded.split("[^\\p{L}\\p{N}]+")).filter(word -> !word.isEmpty()).toList();
    }

    private static String longest(List<String> words) {
        return words.stream().reduce("", (one, other) -> other.length() > one.length() ? other : one);
    }

    static boolean hasCapital(String text) {
        return text.codePoints().anyMatch(Character::isUpperCase);
    }
}
