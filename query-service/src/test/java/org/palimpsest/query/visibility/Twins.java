package org.palimpsest.query.visibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.assertj.core.util.diff.Chunk;
import org.assertj.core.util.diff.DiffUtils;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.EntryEvent.EntryPublished;
import org.palimpsest.query.Running;

/**
 * The same tale twice, each in a log of its own: the same acts in the same order upon the same ids, by other people. A caller who may
 * not know who acts gets the same answers of both, to the byte and in each header: positions, versions, tags, sizes and the order of
 * lists. What is made up anew for each answer is left out, and nothing else ({@link #MADE_UP}).
 *
 * @param askers who may know neither those who act in the one nor those who act in the other; null for a stranger
 * @param publicly whether they are told to the end; else until the first publication, for that names the authors
 */
record Twins(String name, Tale one, Tale other, List<@Nullable Cast> askers, boolean publicly) {
    /** What stands in place of what is made up anew for each answer. It is always as long, so that sizes are compared all the same. */
    private static final Map<Pattern, String> MADE_UP = Map.of(
            // The key of each form, by which it can be sent twice.
            Pattern.compile("name=\"key\" value=\"[0-9a-f-]{36}\""), "KEY",
            // When the form of a comment was made, signed.
            Pattern.compile("name=\"stamp\" value=\"\\d{13}\\.[^\"]{43}\""), "STAMP");

    /** How many deeds are told of each. */
    int told() {
        var deeds = one.deeds();
        return publicly ? deeds.size() : (int) deeds.stream()
                .takeWhile(deed -> deed.events().stream().noneMatch(EntryPublished.class::isInstance))
                .count();
    }

    private static final Pattern HASH = Pattern.compile("\"([0-9a-f]{16}|[0-9a-f]{32})\"");

    /**
     * What differs between the answers that {@code asker} gets now.
     *
     * @param mapped as the service maps it, with names in braces
     * @param at a position before, for questions about the past
     */
    List<String> differences(@Nullable Cast asker, String mapped, long at, Running first, Running second)
            throws IOException, InterruptedException {
        var found = new ArrayList<String>();
        for (var address : Everything.addresses(mapped, one, true, at)) {
            difference(asker, address, first, second).stream()
                    .map(difference -> (asker == null ? "a stranger" : asker) + " at " + address + ", after " + at + ": " + difference)
                    .forEach(found::add);
        }
        return found;
    }

    /** Of the answers to one question: what stands in one in place of what stands in the other. */
    static List<String> difference(@Nullable Cast asker, String address, Running first, Running second)
            throws IOException, InterruptedException {
        return DiffUtils.diff(lines(asker, address, first), lines(asker, address, second)).getDeltas().stream()
                .map(delta -> "“" + text(delta.getOriginal()) + "” or “" + text(delta.getRevised()) + "”")
                .toList();
    }

    private static String text(Chunk<String> chunk) {
        return String.join("\n", chunk.getLines());
    }

    /** Status, headers and body, of a service that does not fail: if both did, they would be the same. */
    private static List<String> lines(@Nullable Cast asker, String address, Running service) throws IOException, InterruptedException {
        var answer = Everything.answer(asker, address, service);
        assertThat(answer.statusCode()).as(address).isLessThan(500);
        var headers = new TreeMap<>(answer.headers().map());
        // When it was made.
        headers.remove("date");
        // A hash of the body, in which moments are of one service alone; the body itself is compared below.
        headers.computeIfPresent("etag", (_, tags) -> tags.stream().map(tag -> HASH.matcher(tag).replaceAll("\"HASH\"")).toList());
        var all = new ArrayList<String>();
        all.add("status " + answer.statusCode());
        headers.forEach((header, values) -> all.add(header + ": " + masked(String.join(", ", values))));
        // Where one line is all of it, as in JSON, what differs is told by its member.
        masked(Detector.text(answer.body())).replace(",\"", ",\n\"").lines().forEach(all::add);
        return all;
    }

    private static String masked(String text) {
        var masked = text;
        for (var madeUp : MADE_UP.entrySet()) {
            masked = madeUp.getKey().matcher(masked).replaceAll(madeUp.getValue());
        }
        return masked;
    }

    @Override
    public String toString() {
        return name;
    }
}
