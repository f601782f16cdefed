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
 * @param handling who sees to it
 */
public record QueueFilter(
        Set<Waiting> waiting, @Nullable String section, @Nullable String reviewer, By handling, Order order) {
    /** Which editor sees to an entry. */
    public enum By {
        ANYBODY,
        ME,
        NOBODY
    }

    /** What comes first. */
    public enum Order {
        /** What has not changed for longest. */
        OLDEST,
        /** What was changed last. */
        NEWEST,
        /** Whose next review is due first; last, where none is awaited. */
        DUE
    }

    /** All of it, what has waited longest first. */
    static final QueueFilter ALL = new QueueFilter(EnumSet.allOf(Waiting.class), null, null, By.ANYBODY, Order.OLDEST);

    /** What waits for an editor, and not for reviewers. */
    static final QueueFilter MOVES =
            new QueueFilter(EnumSet.complementOf(EnumSet.of(Waiting.REVIEWS)), null, null, By.ANYBODY, Order.OLDEST);

    public QueueFilter {
        waiting = Set.copyOf(waiting);
    }

    static QueueFilter waitingFor(Waiting what) {
        return new QueueFilter(Set.of(what), null, null, By.ANYBODY, Order.OLDEST);
    }

    /**
     * As it stands in an address; what is blank is not asked for.
     *
     * @throws Problem 400 for what is none of the words
     */
    public static QueueFilter of(
            @Nullable String waiting,
            @Nullable String section,
            @Nullable String reviewer,
            @Nullable String handling,
            @Nullable String order) {
        var by = asked(reviewer);
        if (by != null && !Caller.PERSON.matcher(by).matches()) {
            throw Problem.malformed("reviewer", "“" + by + "” is no person's id.", "small letters, digits and hyphens");
        }
        var who = asked(handling);
        var sorted = asked(order);
        var what = asked(waiting);
        return new QueueFilter(
                what == null ? ALL.waiting : Set.of(waiting(what)),
                asked(section),
                by,
                who == null ? By.ANYBODY : PartRequest.word("handling", who, "“" + who + "” sees to nothing.", By.values()),
                sorted == null
                        ? Order.OLDEST
                        : PartRequest.word("order", sorted, "“" + sorted + "” is no order of this list.", Order.values()));
    }

    /** Where a part ends whose last one this is. */
    Cursor cursor(DeskDocument last) {
        return new Cursor(order == Order.DUE ? last.due() : "", last.position());
    }

    private static Waiting waiting(String text) {
        return PartRequest.word("waiting", text, "Nothing waits for “" + text + "”.", Waiting.values());
    }

    private static @Nullable String asked(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
