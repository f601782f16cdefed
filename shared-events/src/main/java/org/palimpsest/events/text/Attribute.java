package org.palimpsest.events.text;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What the schema allows as the value of an attribute, and how it says so.
 *
 * @param spec what an editor in the browser needs: ProseMirror's {@code default} and {@code validate}; and, where they are, the limits
 *     {@code least} and {@code most} of a number, {@code longest} of a text in UTF-16 units, and a {@code pattern} for the whole of it
 */
record Attribute(Predicate<@Nullable Object> test, String valid, Map<String, Object> spec) {
    private static final int LONGEST_TEXT = 1000;
    private static final int LONGEST_ADDRESS = 2000;

    /** Regular expressions that mean the same in Java and in JavaScript. What they take, {@link #hasScheme} and {@link #isPathHere} do. */
    private static final String CHARACTER = "(?:[A-Za-z0-9_!.~'()*,;:$&+=@/-]|%[0-9A-Fa-f]{2})";
    private static final String HOST =
            "(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\\.)*[A-Za-z](?:[A-Za-z0-9-]*[A-Za-z0-9])?\\.?(?::\\d{1,5})?";
    private static final String AFTER_HOST =
            HOST + "(?:/" + CHARACTER + "*)?(?:\\?(?:" + CHARACTER + "|\\?)*)?(?:#(?:" + CHARACTER + "|\\?)*)?";
    private static final String WEB = "https?://" + AFTER_HOST;
    private static final String MAIL = "mailto:(?:" + CHARACTER + "|\\?)+";
    private static final String HERE = "/(?:[^/\\\\\\s]\\S*)?";

    static final Attribute TEXT = new Attribute(
            v -> v instanceof String s && s.length() <= LONGEST_TEXT && Characters.areAllowed(s, false),
            "text in one line, at most " + LONGEST_TEXT + " characters",
            Map.of("validate", "string", "longest", LONGEST_TEXT));
    static final Attribute TEXT_OR_NOTHING = new Attribute(
            v -> v == null || TEXT.allows(v),
            "text, or nothing",
            withDefault("", TEXT.spec()));

    /** Pictures load without the reader's doing, so nothing but our own or https, and never a script or data address. */
    static final Attribute PICTURE = new Attribute(
            v -> isFileHere(v) || hasScheme(v, Set.of("https")),
            "file: and the name of a file of the entry, or an https address",
            address("(?:file:[^/\\\\\\r\\n]+|https://" + AFTER_HOST + ")"));

    static final Attribute ADDRESS = new Attribute(
            v -> isPathHere(v) || hasScheme(v, Set.of("https", "http", "mailto")),
            "an http, https or mailto address, or a path that starts with one /",
            address(WEB + "|" + MAIL + "|" + HERE));

    static final Map<String, Attribute> SPANS = Map.of("colspan", optional(1, 50), "rowspan", optional(1, 500));

    static Attribute number(int from, int to) {
        return new Attribute(
                v -> v instanceof Integer i && i >= from && i <= to,
                from + " to " + to,
                Map.of("validate", "number", "least", from, "most", to));
    }

    /** Nothing means {@code from}. */
    static Attribute optional(int from, int to) {
        var number = number(from, to);
        return new Attribute(
                v -> v == null || number.allows(v), number.valid() + ", or nothing", withDefault(from, number.spec()));
    }

    private static Map<String, Object> withDefault(Object value, Map<String, Object> spec) {
        var more = new HashMap<>(spec);
        more.put("default", value);
        return more;
    }

    private static Map<String, Object> address(String pattern) {
        return Map.of("validate", "string", "longest", LONGEST_ADDRESS, "pattern", pattern);
    }

    boolean allows(@Nullable Object value) {
        return test.test(value);
    }

    /** Browsers read {@code //host} and {@code /\host} as another site. */
    private static boolean isPathHere(@Nullable Object value) {
        return value instanceof String s && s.length() <= LONGEST_ADDRESS && s.matches(HERE);
    }

    /** Not {@code file:///C:/map.png}, to which Word points. */
    private static boolean isFileHere(@Nullable Object value) {
        return TEXT.allows(value) && value instanceof String s && s.matches("file:[^/\\\\]+");
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
