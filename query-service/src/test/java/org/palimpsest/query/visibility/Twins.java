package org.palimpsest.query.visibility;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.palimpsest.query.Running;

/**
 * The same tale twice, each in a log of its own: the same acts in the same order upon the same ids, by other people. Whoever may not know
 * who acts gets the same answers of both, to the byte and in each header: positions, versions, tags, sizes and the order of lists. What
 * is made up anew for each answer or follows from the clock is left out, and nothing else ({@link #PASSING}).
 *
 * @param askers who may know neither those who act in the one nor those who act in the other; null for a stranger
 * @param publicly whether all is asked to the end; else until the first publication, for that names the authors
 */
record Twins(String name, Tale one, Tale other, List<@Nullable Cast> askers, boolean publicly) {
    private static final String MONTHS =
            "(January|February|March|April|May|June|July|August|September|October|November|December)";

    /** What stands in place of what differs between any two answers, whoever acted. */
    private static final List<Map.Entry<Pattern, String>> PASSING = List.of(
            // When something was recorded or answered: the two logs are not written at one time.
            Map.entry(Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?Z?"), "MOMENT"),
            Map.entry(Pattern.compile("\\b\\d{1,2} " + MONTHS + " \\d{4}"), "DAY"),
            Map.entry(Pattern.compile("\\b\\d\\d:\\d\\d\\b( UTC)?"), "TIME"),
            // When the page of a comment's form was made, signed.
            Map.entry(Pattern.compile("name=\"stamp\" value=\"[^\"]*\""), "STAMP"),
            // The key of each form, by which it can be sent twice.
            Map.entry(Pattern.compile("name=\"key\" value=\"[0-9a-f-]{36}\""), "KEY"));

    /**
     * Of these the value follows from the clock or the secret of a cookie. So does the length: a moment without milliseconds is written
     * without a fraction. What it is the length of is compared, to the byte.
     */
    private static final Set<String> PASSING_HEADERS = Set.of("content-length", "date", "set-cookie");

    /** What differs between the answers that {@code asker} gets at the address now. */
    List<String> differences(@Nullable Cast asker, String mapped, long at, Running first, Running second)
            throws IOException, InterruptedException {
        var found = new ArrayList<String>();
        for (var address : Everything.addresses(mapped, one, true, at)) {
            difference(asker, address, first, second).stream()
                    .map(difference -> name + ": " + asker + " at " + mapped + ", " + difference)
                    .forEach(found::add);
        }
        return found;
    }

    /** Of the answers to one question. */
    static List<String> difference(@Nullable Cast asker, String address, Running first, Running second)
            throws IOException, InterruptedException {
        var one = lines(asker, address, first);
        var other = lines(asker, address, second);
        return one.equals(other)
                ? List.of()
                : Stream.of(IntStream.range(0, Math.max(one.size(), other.size()))
                                .filter(i -> !line(one, i).equals(line(other, i)))
                                .mapToObj(i -> "“" + line(one, i) + "” or “" + line(other, i) + "”")
                                .findFirst()
                                .orElse("")).toList();
    }

    private static String line(List<String> lines, int number) {
        return number < lines.size() ? lines.get(number) : "";
    }

    /** Status, headers and body. */
    private static List<String> lines(@Nullable Cast asker, String address, Running service) throws IOException, InterruptedException {
        var answer = Everything.answer(asker, address, service);
        var headers = new TreeMap<>(answer.headers().map());
        headers.keySet().removeIf(PASSING_HEADERS::contains);
        var all = new ArrayList<String>();
        all.add("status " + answer.statusCode());
        headers.forEach((header, values) -> all.add(header + ": " + masked(values.stream().collect(Collectors.joining(", ")), service)));
        // Where one line is all of it, as in JSON, what differs is told by its member.
        masked(Detector.text(answer.body()), service).replace(",\"", ",\n\"").lines().forEach(all::add);
        return all;
    }

    private static String masked(String text, Running service) {
        var masked = text.replace("localhost:" + service.port(), "HOST");
        for (var passing : PASSING) {
            masked = passing.getKey().matcher(masked).replaceAll(passing.getValue());
        }
        return masked;
    }
}
