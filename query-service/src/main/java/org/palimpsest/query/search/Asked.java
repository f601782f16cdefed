package org.palimpsest.query.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What somebody typed, as words to find and conditions beside them: {@code keyword:housing}, {@code title:"end of life"},
 * {@code -draft}, {@code -"first draft"}, {@code -author:Hotson}. There is no syntax that could be wrong: what is no condition is words.
 *
 * @param words the text without its conditions
 * @param conditions in order, at most {@value #MOST}; more are words again
 */
record Asked(String words, List<Condition> conditions) {
    private static final int MOST = 20;

    /** In a sentence of more words a dash before one is a dash: what is not wanted has to stand in quotation marks there. */
    private static final int SENTENCE = 7;

    private static final Pattern TOKEN = Pattern.compile("(?<not>(?<!\\S)-(?=[\\p{L}\\p{N}\"“”]))?(?:(?<field>(?<![^\\s-])[A-Za-z]+):)?"
            + "(?:[\"“”](?<phrase>[^\"“”]*)[\"“”]|(?<word>[^\\s\"“”]+))");

    /** Where a condition looks: by its name in small letters, or by another one. */
    enum Field {
        TITLE,
        KEYWORD,
        CONTRIBUTOR("author"),
        ORGANISATION("organization"),
        SECTION,
        TYPE,
        COUNTRY,
        LANGUAGE,
        YEAR;

        private final String other;

        Field() {
            this("");
        }

        Field(String other) {
            this.other = other;
        }

        static @Nullable Field of(String name) {
            var small = name.toLowerCase(Locale.ROOT);
            for (var field : values()) {
                if (field.name().toLowerCase(Locale.ROOT).equals(small) || field.other.equals(small)) {
                    return field;
                }
            }
            return null;
        }
    }

    /**
     * @param field absent where it may be anywhere
     * @param phrase whether the words of {@code text} are to stand side by side
     * @param not whether it must not be so
     * @param typed as it stands in the text
     */
    record Condition(@Nullable Field field, String text, boolean phrase, boolean not, String typed) {}

    static Asked of(String text) {
        var words = new StringBuilder();
        var conditions = new ArrayList<Condition>();
        var tokens = TOKEN.matcher(text);
        boolean sentence = Words.words(text).size() > SENTENCE;
        int rest = 0;
        while (tokens.find() && conditions.size() < MOST) {
            var condition = condition(tokens.group(), tokens.group("field"), tokens.group("phrase"), tokens.group("word"),
                    tokens.group("not") != null);
            if (condition != null && !(sentence && condition.field() == null && !condition.phrase())) {
                conditions.add(condition);
                words.append(text, rest, tokens.start()).append(' ');
                rest = tokens.end();
            }
        }
        var left = words.append(text.substring(rest)).toString().strip();
        // A blank at the end says that the last word is finished.
        return new Asked(
                !left.isEmpty() && text.endsWith(" ") ? left + " " : left, List.copyOf(conditions));
    }

    private static @Nullable Condition condition(
            String typed, @Nullable String name, @Nullable String phrase, @Nullable String word, boolean not) {
        var field = name == null ? null : Field.of(name);
        var value = phrase != null ? phrase : String.valueOf(word);
        if (name != null && field == null) {
            value = name + " " + value;
        }
        int says = Words.words(value).size();
        if (says == 0 || says > Words.MOST || (field == null && !not) || (field == Field.YEAR && Span.of(value) == null)) {
            return null;
        }
        return new Condition(field, value.strip(), phrase != null, not, typed);
    }

    /** Years, the last one included. */
    record Span(int from, int to) {
        private static final Pattern SPAN = Pattern.compile("(\\d{4})(?:(?:-|–|\\.\\.)(\\d{4}))?");

        static @Nullable Span of(String text) {
            var span = SPAN.matcher(text.strip());
            if (!span.matches()) {
                return null;
            }
            int from = Integer.parseInt(span.group(1));
            return new Span(from, span.group(2) == null ? from : Integer.parseInt(span.group(2)));
        }
    }
}
