package org.palimpsest.query.desk;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.palimpsest.permission.Caller;
import org.palimpsest.query.desk.DeskPage.Waiting;
import org.palimpsest.web.Problem;

/**
 * What of the editors' queue is wanted.
 *
 * @param waiting for what; not empty
 * @param section its slug; any if absent
 * @param reviewer somebody whose review is awaited; anybody if absent
 * @param newest whether what was changed last comes first, and not what has waited longest
 */
public record QueueFilter(Set<Waiting> waiting, @Nullable String section, @Nullable String reviewer, boolean newest) {
    /** All of it, what has waited longest first. */
    static final QueueFilter ALL = new QueueFilter(EnumSet.allOf(Waiting.class), null, null, false);

    /** What waits for an editor, and not for reviewers. */
    static final QueueFilter MOVES =
            new QueueFilter(EnumSet.complementOf(EnumSet.of(Waiting.REVIEWS)), null, null, false);

    private static final String OLDEST = "oldest";
    private static final String NEWEST = "newest";

    public QueueFilter {
        waiting = Set.copyOf(waiting);
    }

    static QueueFilter waitingFor(Waiting what) {
        return new QueueFilter(Set.of(what), null, null, false);
    }

    /**
     * As it stands in an address; what is blank is not asked for.
     *
     * @throws Problem 400 for what is none of the words
     */
    public static QueueFilter of(
            @Nullable String waiting, @Nullable String section, @Nullable String reviewer, @Nullable String order) {
        var by = asked(reviewer);
        if (by != null && !Caller.PERSON.matcher(by).matches()) {
            throw Problem.malformed("reviewer", "“" + by + "” is no person's id.", "small letters, digits and hyphens");
        }
        var sorted = asked(order);
        if (sorted != null && !sorted.equals(OLDEST) && !sorted.equals(NEWEST)) {
            throw Problem.malformed("order", "“" + sorted + "” is no order of this list.", OLDEST + " or " + NEWEST);
        }
        var what = asked(waiting);
        return new QueueFilter(what == null ? ALL.waiting : Set.of(waiting(what)), asked(section), by, NEWEST.equals(sorted));
    }

    private static Waiting waiting(String text) {
        return PartRequest.word("waiting", text, "Nothing waits for “" + text + "”.", Waiting.values());
    }

    private static @Nullable String asked(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
