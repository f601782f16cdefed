package org.palimpsest.query.desk;

import java.util.EnumSet;
import java.util.Map;
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
 * @param due when the next of its reviews is due
 * @param load how much somebody who reviews it, or is asked to, has open at least; 0 for any
 */
public record QueueFilter(
        Set<Waiting> waiting, @Nullable String section, @Nullable String reviewer, By handling, Due due, int load, Order order) {
    /** As many days ahead something is due soon. */
    static final int SOON = 7;

    /** Which editor sees to an entry. */
    public enum By {
        ANYBODY,
        ME,
        NOBODY
    }

    /** When the next of the reviews that are awaited is due. */
    public enum Due {
        ANY,
        /** Before today. */
        OVERDUE,
        /** Today, or within the {@value #SOON} days after it. */
        SOON,
        /** No review is awaited. */
        NONE
    }

    /** What comes first. */
    public enum Order {
        /** What has not changed for longest. */
        OLDEST,
        /** What was changed last. */
        NEWEST,
        /** Whose next review is due first; last, where none is awaited. */
        DUE,
        /** Whose busiest reviewer has most open; last, where nobody reviews it or is asked to. What is alike: longest unchanged first. */
        LOAD
    }

    /** All of it, what has waited longest first. */
    static final QueueFilter ALL = new QueueFilter(EnumSet.allOf(Waiting.class));

    /** What waits for an editor, and not for reviewers. */
    static final QueueFilter MOVES = new QueueFilter(EnumSet.complementOf(EnumSet.of(Waiting.REVIEWS)));

    public QueueFilter {
        waiting = Set.copyOf(waiting);
    }

    private QueueFilter(Set<Waiting> waiting) {
        this(waiting, null, null, By.ANYBODY, Due.ANY, 0, Order.OLDEST);
    }

    static QueueFilter waitingFor(Waiting what) {
        return new QueueFilter(Set.of(what));
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
            @Nullable String due,
            @Nullable String load,
            @Nullable String order) {
        var by = asked(reviewer);
        if (by != null && !Caller.PERSON.matcher(by).matches()) {
            throw Problem.malformed("reviewer", "“" + by + "” is no person's id.", "small letters, digits and hyphens");
        }
        var who = asked(handling);
        var when = asked(due);
        var sorted = asked(order);
        var what = asked(waiting);
        return new QueueFilter(
                what == null ? ALL.waiting : Set.of(waiting(what)),
                asked(section),
                by,
                who == null ? By.ANYBODY : PartRequest.word("handling", who, "“" + who + "” sees to nothing.", By.values()),
                when == null ? Due.ANY : PartRequest.word("due", when, "Nothing is due “" + when + "”.", Due.values()),
                load(asked(load)),
                sorted == null
                        ? Order.OLDEST
                        : PartRequest.word("order", sorted, "“" + sorted + "” is no order of this list.", Order.values()));
    }

    /** Where a part ends whose last one this is. {@code loads}: of all reviewers, where {@link #asksForLoads}. */
    Cursor cursor(DeskDocument last, Map<String, Integer> loads) {
        return new Cursor(
                switch (order) {
                    case OLDEST, NEWEST -> "";
                    case DUE -> last.due();
                    case LOAD -> Integer.toString(Piles.load(last.piles(), loads));
                },
                last.position());
    }

    /** Whether it must be known how much each reviewer has open. */
    boolean asksForLoads() {
        return load > 0 || order == Order.LOAD;
    }

    private static Waiting waiting(String text) {
        return PartRequest.word("waiting", text, "Nothing waits for “" + text + "”.", Waiting.values());
    }

    private static int load(@Nullable String text) {
        if (text == null) {
            return 0;
        }
        int load = text.matches("\\d{1,4}") ? Integer.parseInt(text) : 0;
        if (load < 1 || load > Desk.COUNTED) {
            throw Problem.malformed("load", "Nobody has “" + text + "” open.", "1 to " + Desk.COUNTED);
        }
        return load;
    }

    private static @Nullable String asked(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
