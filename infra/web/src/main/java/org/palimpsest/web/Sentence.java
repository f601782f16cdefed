package org.palimpsest.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A sentence with places, such as {@code There is no section “{0}”.} It takes time in proportion to a text's length to see whether
 * it fits, whatever the text is. Immutable.
 *
 * @param between the words before, between and behind the places; one more than there are places
 */
record Sentence(List<String> between, List<Place> places) {
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)(?:,([a-z]+))?}");

    /** What may stand in a place. */
    enum Kind {
        ANY,
        /** Digits. */
        NUMBER,
        /** Something without blanks. */
        NAME,
        /** Something that is itself to be said in another language. */
        SAID;

        private boolean takes(String text) {
            return switch (this) {
                case ANY -> true;
                case NUMBER -> !text.isEmpty() && text.chars().allMatch(Character::isDigit);
                case NAME -> !text.isEmpty() && text.chars().noneMatch(Character::isWhitespace);
                case SAID -> !text.isEmpty();
            };
        }
    }

    record Place(int number, Kind kind) {}

    Sentence {
        between = List.copyOf(between);
        places = List.copyOf(places);
    }

    static Sentence of(String pattern) {
        var between = new ArrayList<String>();
        var places = new ArrayList<Place>();
        var found = PLACE.matcher(pattern);
        int at = 0;
        while (found.find()) {
            between.add(pattern.substring(at, found.start()));
            places.add(new Place(
                    Integer.parseInt(found.group(1)),
                    found.group(2) == null ? Kind.ANY : Kind.valueOf(found.group(2).toUpperCase(Locale.ROOT))));
            at = found.end();
        }
        between.add(pattern.substring(at));
        return new Sentence(between, places);
    }

    /** How many characters of it are its own: the more, the more exactly a text that fits is meant. */
    int own() {
        return between.stream().mapToInt(String::length).sum();
    }

    /** What stands in the places of this sentence in {@code text}, in their order; null if it is another sentence. */
    @Nullable List<String> in(String text) {
        if (!text.startsWith(between.getFirst())) {
            return null;
        }
        var found = new ArrayList<String>();
        int at = between.getFirst().length();
        for (int i = 0; i < places.size(); i++) {
            var after = between.get(i + 1);
            boolean isLast = i == places.size() - 1;
            int end = isLast ? text.length() - after.length() : text.indexOf(after, at);
            if (end < at || (isLast && !text.endsWith(after))) {
                return null;
            }
            var one = text.substring(at, end);
            if (!places.get(i).kind.takes(one)) {
                return null;
            }
            found.add(one);
            at = end + after.length();
        }
        return at == text.length() ? found : null;
    }

    /** {@code arguments}: by the numbers of the places. */
    String with(String[] arguments) {
        var said = new StringBuilder(between.getFirst());
        for (int i = 0; i < places.size(); i++) {
            said.append(arguments[places.get(i).number]).append(between.get(i + 1));
        }
        return said.toString();
    }
}
