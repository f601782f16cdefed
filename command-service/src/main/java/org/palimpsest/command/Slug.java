package org.palimpsest.command;

import static java.util.Map.entry;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The readable part of an address. */
public final class Slug {
    public static final String VALID = "words of a-z and 0-9 joined by single hyphens, at most 120 characters, not a UUID";

    public static final int LONGEST = 120;
    /** Leaves room for a suffix, and is what a person can still read in a link. */
    private static final int LONGEST_OF_TITLE = 80;

    public static final Pattern FORM = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    /** Addresses take an entry's id where they take its slug. */
    public static final Pattern UUID_FORM = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern APOSTROPHES = Pattern.compile("['’ʼ]");
    private static final Pattern OTHERS = Pattern.compile("[^a-z0-9]+");
    private static final Pattern CUT_WORD = Pattern.compile("-[^-]*$");

    /** Letters that Unicode does not take apart into a base letter and a mark. */
    private static final Map<String, String> FOLDS = Map.ofEntries(
            entry("ß", "ss"), entry("æ", "ae"), entry("œ", "oe"), entry("ø", "o"), entry("đ", "d"),
            entry("ð", "d"), entry("ħ", "h"), entry("ı", "i"), entry("ł", "l"), entry("þ", "th"), entry("&", " and "));

    private Slug() {}

    public static boolean isValid(@Nullable String slug) {
        return slug != null
                && slug.length() <= LONGEST
                && FORM.matcher(slug).matches()
                && !UUID_FORM.matcher(slug).matches();
    }

    /**
     * What an entry could be called, the best first: the address that its owner would like, if there is one, else one made
     * of the title, with accents folded and cut at a word. Then the same with part of the id, as much as is needed, and
     * last with all of it, which no other entry can have. Where the title has no Latin letter or digit, the id alone is left.
     */
    public static List<String> candidates(@Nullable String wish, String title, UUID id) {
        var readable = readable(wish == null ? title : wish);
        var all = id.toString().replace("-", "");
        var stem = readable.isEmpty() ? "entry-" : readable + "-";
        // The end of a UUIDv7 is random; its beginning is the time, which neighbours share.
        var withId = Stream.of(6, 12, 32).map(length -> stem + all.substring(all.length() - length));
        return Stream.concat(Stream.of(wish == null ? readable : wish), withId).filter(Slug::isValid).toList();
    }

    private static String readable(String title) {
        var text = title.toLowerCase(Locale.ROOT);
        for (var fold : FOLDS.entrySet()) {
            text = text.replace(fold.getKey(), fold.getValue());
        }
        text = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        text = OTHERS.matcher(APOSTROPHES.matcher(text).replaceAll("")).replaceAll("-");
        text = text.replaceAll("^-|-$", "");
        if (text.length() > LONGEST_OF_TITLE) {
            var cut = text.substring(0, LONGEST_OF_TITLE + 1);
            text = cut.contains("-") ? CUT_WORD.matcher(cut).replaceAll("") : cut.substring(0, LONGEST_OF_TITLE);
        }
        return text;
    }
}
