package org.palimpsest.query.site;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The colours of pages, by day and by night. Whatever is written can be read on whatever it is written on: that is what is checked here,
 * for the colours of a community.
 *
 * @param tokens name of the token in our style sheet to its colours by day and by night, as {@code #rrggbb}
 */
record Colours(Map<String, List<String>> tokens) {
    /** What a community calls them, and which token they are. */
    private static final Map<String, String> NAMES = Map.of("accent", "rubric", "paper", "paper", "ink", "ink");

    private static final List<String> TIMES = List.of("light", "dark");

    /** What can be set. */
    static final Set<String> KEYS = NAMES.keySet().stream()
            .flatMap(name -> TIMES.stream().map(time -> name + "." + time))
            .collect(Collectors.toCollection(TreeSet::new));

    private static final List<String> WRITTEN = List.of("ink", "soft", "rubric");
    private static final List<String> BELOW = List.of("paper", "leaf", "wash");
    private static final double READABLE = 4.5;
    private static final Pattern TOKEN = Pattern.compile("--(\\w+): light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\);");

    /** Those of a style sheet. */
    static Colours of(String css) {
        return new Colours(TOKEN.matcher(css).results()
                .collect(Collectors.toMap(one -> one.group(1), one -> List.of(one.group(2), one.group(3)), (first, _) -> first)));
    }

    /**
     * A style sheet that sets {@code colours} over these; empty where there are none.
     *
     * @throws IllegalArgumentException for what is no colour, or could not be read; {@code where} says in which file it stands
     */
    String with(Map<String, String> colours, String where) {
        var changed = new TreeMap<String, List<String>>();
        colours.forEach((key, value) -> {
            if (!value.matches("#[0-9a-fA-F]{6}")) {
                throw new IllegalArgumentException(where + ": “" + key + "” is “" + value + "”; a colour is written as #9c2a1c.");
            }
            var token = NAMES.getOrDefault(key.substring(0, key.indexOf('.')), "");
            boolean byDay = key.endsWith(TIMES.getFirst());
            changed.merge(token, byDay ? List.of(value, night(token)) : List.of(day(token), value),
                    (one, _) -> byDay ? List.of(value, one.getLast()) : List.of(one.getFirst(), value));
        });
        var all = new TreeMap<>(tokens);
        all.putAll(changed);
        for (int time = 0; time < TIMES.size(); time++) {
            for (var written : WRITTEN) {
                for (var below : BELOW) {
                    check(written, below, all, time, where);
                }
            }
        }
        return changed.isEmpty() ? "" : "@media not (prefers-contrast: more){:root{" + changed.entrySet().stream()
                .map(one -> "--" + one.getKey() + ":light-dark(" + String.join(",", one.getValue()).toLowerCase(Locale.ROOT) + ")")
                .collect(Collectors.joining(";")) + "}}\n";
    }

    private String day(String token) {
        return tokens.getOrDefault(token, List.of("")).getFirst();
    }

    private String night(String token) {
        return tokens.getOrDefault(token, List.of("")).getLast();
    }

    private static void check(String written, String below, Map<String, List<String>> all, int time, String where) {
        double contrast = contrast(colour(all, written, time), colour(all, below, time));
        if (contrast < READABLE) {
            throw new IllegalArgumentException("%s: “%s” on “%s” has a contrast of %.1f to 1 in %s colours, and could not be read; 4.5 to 1 is the least."
                    .formatted(where, called(written), called(below), contrast, TIMES.get(time)));
        }
    }

    private static String colour(Map<String, List<String>> all, String token, int time) {
        return all.getOrDefault(token, List.of("#000000", "#000000")).get(time);
    }

    private static String called(String token) {
        return NAMES.entrySet().stream().filter(one -> one.getValue().equals(token)).map(Map.Entry::getKey).findFirst().orElse(token);
    }

    /** Of two colours, as WCAG 2.2 defines it: 1 to 21. */
    static double contrast(String one, String other) {
        double first = luminance(one);
        double second = luminance(other);
        return (Math.max(first, second) + .05) / (Math.min(first, second) + .05);
    }

    private static double luminance(String colour) {
        var parts = Stream.of(1, 3, 5)
                .map(at -> Integer.parseInt(colour, at, at + 2, 16) / 255d)
                .map(part -> part <= .04045 ? part / 12.92 : Math.pow((part + .055) / 1.055, 2.4))
                .toList();
        return .2126 * parts.get(0) + .7152 * parts.get(1) + .0722 * parts.get(2);
    }
}
