package org.palimpsest.events.text;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What the schema allows as the value of an attribute, and how it says so. */
record Attribute(Predicate<@Nullable Object> test, String valid) {
    private static final int LONGEST_TEXT = 1000;
    private static final int LONGEST_ADDRESS = 2000;

    static final Attribute TEXT = new Attribute(
            v -> v instanceof String s && s.length() <= LONGEST_TEXT && Characters.areAllowed(s, false),
            "text in one line, at most " + LONGEST_TEXT + " characters");
    static final Attribute TEXT_OR_NOTHING = new Attribute(v -> v == null || TEXT.allows(v), "text, or nothing");

    /** Pictures load without the reader's doing, so nothing but our own or https, and never a script or data address. */
    static final Attribute PICTURE = new Attribute(
            v -> isFileHere(v) || hasScheme(v, Set.of("https")), "file: and the name of a file of the entry, or an https address");

    static final Attribute ADDRESS = new Attribute(
            v -> isPathHere(v) || hasScheme(v, Set.of("https", "http", "mailto")),
            "an http, https or mailto address, or a path that starts with one /");

    static final Map<String, Attribute> SPANS = Map.of("colspan", optional(1, 50), "rowspan", optional(1, 500));

    static Attribute number(int from, int to) {
        return new Attribute(v -> v instanceof Integer i && i >= from && i <= to, from + " to " + to);
    }

    static Attribute optional(int from, int to) {
        return new Attribute(v -> v == null || number(from, to).allows(v), from + " to " + to + ", or nothing");
    }

    boolean allows(@Nullable Object value) {
        return test.test(value);
    }

    /** Browsers read {@code //host} and {@code /\host} as another site. */
    private static boolean isPathHere(@Nullable Object value) {
        return value instanceof String s && s.length() <= LONGEST_ADDRESS && s.matches("/([^/\\\\\\s]\\S*)?");
    }

    private static boolean isFileHere(@Nullable Object value) {
        return TEXT.allows(value) && value instanceof String s && s.startsWith("file:") && s.length() > "file:".length();
    }

    private static boolean hasScheme(@Nullable Object value, Set<String> schemes) {
        if (!(value instanceof String text) || text.length() > LONGEST_ADDRESS) {
            return false;
        }
        try {
            var uri = new URI(text);
            return uri.getScheme() != null
                    && schemes.contains(uri.getScheme())
                    && ("mailto".equals(uri.getScheme()) || uri.getHost() != null);
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
