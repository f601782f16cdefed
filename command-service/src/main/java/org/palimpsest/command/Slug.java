package org.palimpsest.command;

import static java.util.Map.entry;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The readable part of an address. */
public final class Slug {
    public static final String VALID = "words of a-z and 0-9 joined by single hyphens, at most 120 characters";

    private static final int LONGEST = 120;
    /** Leaves room for a suffix, and is what a person can still read in a link. */
    private static final int LONGEST_OF_TITLE = 80;

    private static final Pattern FORM = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
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
        return slug != null && slug.length() <= LONGEST && FORM.matcher(slug).matches();
    }

    /**
     * Made of the title: accents folded, cut at a word. Where that is not free, part of the id follows, as much as is
     * needed; where the title has no Latin letter or digit, the id alone is left.
     */
    public static String of(String title, UUID id, Predicate<String> free) {
        var readable = readable(title);
        if (!readable.isEmpty() && free.test(readable)) {
            return readable;
        }
        var all = id.toString().replace("-", "");
        var stem = readable.isEmpty() ? "entry-" : readable + "-";
        // The end of a UUIDv7 is random; its beginning is the time, which neighbours share.
        return List.of(6, 12, 32).stream()
                .map(length -> stem + all.substring(all.length() - length))
                .filter(free)
                .findFirst()
                .orElse(stem + all);
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
