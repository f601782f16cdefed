package org.palimpsest.query.library;

import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import org.palimpsest.web.Problem;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which part of a list is wanted.
 *
 * @param number of the page, from 1
 * @param size entries on a page
 * @param after the page begins after the entry at this position, which is quicker than to count up to it
 * @param before the page ends before the entry at this position, likewise
 */
record PageRequest(int number, int size, @Nullable Long after, @Nullable Long before) {
    /** The first page. */
    static final PageRequest FIRST = new PageRequest(1, 20, null, null);

    private static final int LAST = 999_999;
    private static final int LARGEST = 100;

    /** @throws Problem 400 for a parameter that is no number in its range */
    static PageRequest of(
            @Nullable String page, @Nullable String size, @Nullable String after, @Nullable String before) {
        return new PageRequest(
                (int) number("page", page, FIRST.number, n -> n >= 1 && n <= LAST, "1 to " + LAST),
                (int) number("size", size, FIRST.size, n -> n >= 1 && n <= LARGEST, "1 to " + LARGEST),
                position("after", after),
                position("before", before));
    }

    private static @Nullable Long position(String parameter, @Nullable String text) {
        return text == null || text.isBlank() ? null : number(parameter, text, -1, n -> n >= 0, "a position");
    }

    private static long number(
            String parameter, @Nullable String text, long otherwise, LongPredicate valid, String range) {
        if (text == null || text.isBlank()) {
            return otherwise;
        }
        long number = text.matches("\\d{1,18}") ? Long.parseLong(text) : -1;
        if (!valid.test(number)) {
            throw Problem.malformed(parameter, "“" + text + "” is no " + parameter + " of this list.", range);
        }
        return number;
    }

    PageRequest next(long last) {
        return new PageRequest(number + 1, size, last, null);
    }

    PageRequest previous(long first) {
        return number == 2 ? new PageRequest(1, size, null, null) : new PageRequest(number - 1, size, null, first);
    }

    /** This page of the list at {@code path}, in the same past. */
    String address(String path, @Nullable String asOf) {
        var uri = UriComponentsBuilder.fromPath(path);
        if (number > 1) {
            uri.queryParam("page", number);
        }
        if (size != FIRST.size) {
            uri.queryParam("size", size);
        }
        if (after != null) {
            uri.queryParam("after", after);
        }
        if (before != null) {
            uri.queryParam("before", before);
        }
        return asOf == null
                ? uri.encode().toUriString()
                : uri.queryParam("asOf", "{asOf}").encode().buildAndExpand(asOf).toUriString();
    }
}
