package org.palimpsest.query.history;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.palimpsest.query.entry.Withdrawal;
import org.palimpsest.query.problem.Problem;

/**
 * A part of an entry's history.
 *
 * @param steps oldest first; newest first if what came before a position was asked for
 * @param withdrawal the one that holds now, if one does
 * @param next address of what follows, if something does
 */
public record HistoryPage(List<Step> steps, @Nullable Withdrawal withdrawal, @Nullable String next) {

    /**
     * Which part.
     *
     * @param position the step after or before which it begins, itself left out
     * @param backwards whether it goes back in time from there
     */
    record Window(long position, boolean backwards, int limit) {
        private static final int USUAL = 50;
        private static final int MOST = 200;

        /** The newest. */
        static final Window NEWEST = new Window(Long.MAX_VALUE, true, USUAL);

        /**
         * @param after a position; absent for the beginning
         * @param before a position, instead
         * @throws Problem 400 if these are none, or both
         */
        static Window of(@Nullable String after, @Nullable String before, @Nullable String limit) {
            if (after != null && before != null) {
                throw Problem.malformed("before", "Only one of after and before can be given.", "after, or before");
            }
            int size = limit == null ? USUAL : (int) number("limit", limit, 1, MOST);
            return before == null
                    ? new Window(after == null ? -1 : number("after", after, 0, Long.MAX_VALUE), false, size)
                    : new Window(number("before", before, 0, Long.MAX_VALUE), true, size);
        }

        private static long number(String name, String text, long from, long to) {
            if (text.matches("\\d{1,18}")) {
                long number = Long.parseLong(text);
                if (number >= from && number <= to) {
                    return number;
                }
            }
            var valid = to == Long.MAX_VALUE ? "a position (42)" : from + " to " + to;
            throw Problem.malformed(name, "“" + text + "” is not valid here.", valid);
        }

        /** The question for what follows {@code last}, as the query of an address. */
        String following(long last) {
            return (backwards ? "before=" : "after=") + last + (limit == USUAL ? "" : "&limit=" + limit);
        }
    }
}
