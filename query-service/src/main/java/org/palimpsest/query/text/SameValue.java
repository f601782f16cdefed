package org.palimpsest.query.text;

import java.util.regex.Pattern;
import org.palimpsest.events.text.SameWord;

/** Which values that people type, each in their own way, are one: they differ in case, accents or blanks alone. */
public final class SameValue {
    private static final int LONGEST = 250;
    private static final Pattern BLANK = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");

    private SameValue() {}

    /** What they have in common: in small letters, without accents, with single blanks; of a very long one its beginning. */
    public static String key(String value) {
        var key = BLANK.matcher(SameWord.plain(value)).replaceAll(" ").strip();
        return key.length() <= LONGEST ? key : key.substring(0, key.offsetByCodePoints(0, key.codePointCount(0, LONGEST)));
    }
}
