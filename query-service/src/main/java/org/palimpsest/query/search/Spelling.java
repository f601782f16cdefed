package org.palimpsest.query.search;

import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.palimpsest.query.text.SameValue;

/** What is the same value, however it is spelled, and what it begins with. */
final class Spelling {
    /** Ends a beginning that is the whole of a value; the spelling follows. */
    static final char WHOLE = '\u001E';

    /** Ends a beginning in the midst of a value. */
    static final char PART = '\u001F';

    private static final int LONGEST = 250;
    private static final int MOST_BEGINNINGS = 8;

    private static final Pattern NOT_SORTED = Pattern.compile("^[^\\p{L}\\p{N}]+");
    private static final Pattern WORD = Pattern.compile("(?<![\\p{L}\\p{N}\\p{M}'’])[\\p{L}\\p{N}]");

    private Spelling() {}

    /** What is in the index for a value that people type: an index that is not full knows no such normaliser. */
    static String key(String value) {
        return SameValue.key(value);
    }

    /** The key of a title, from its first letter or digit. */
    static String sorted(String title) {
        var key = key(title);
        var sorted = NOT_SORTED.matcher(key).replaceFirst("");
        return sorted.isEmpty() ? key : sorted;
    }

    /** From each of its words on, what is typed by those who look for it, and the value as it is spelled. Nothing for a long one. */
    static Stream<String> begins(String value) {
        var key = key(value);
        if (value.length() > LONGEST || key.isEmpty()) {
            return Stream.empty();
        }
        return Stream.concat(
                Stream.of(key + WHOLE + value),
                WORD.matcher(key).results()
                        .map(found -> found.start())
                        .filter(start -> start > 0)
                        .limit(MOST_BEGINNINGS)
                        .map(start -> key.substring(start) + PART + value));
    }

    /** The value in one of its {@link #begins}. */
    static String value(String beginning) {
        int whole = beginning.indexOf(WHOLE);
        return beginning.substring((whole < 0 ? beginning.indexOf(PART) : whole) + 1);
    }

    /** As a regular expression of Lucene that finds exactly this. */
    static String literally(String text) {
        var escaped = new StringBuilder();
        text.codePoints().forEach(point -> {
            if (!Character.isLetterOrDigit(point)) {
                escaped.append('\\');
            }
            escaped.appendCodePoint(point);
        });
        return escaped.toString();
    }
}
