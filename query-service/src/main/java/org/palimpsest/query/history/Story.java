package org.palimpsest.query.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.palimpsest.query.entry.EntryState;
import org.palimpsest.query.entry.Withdrawal;
import org.palimpsest.query.history.HistoryPage.Window;
import org.palimpsest.query.reading.AsOf;
import org.palimpsest.query.visibility.SeenStep;

/**
 * The life of one entry as one caller may see it, and what follows from it. Immutable.
 *
 * @param steps its first first, at least one
 * @param withdrawal the one that holds now, if one does
 * @param last position of the entry's last event, seen or not
 * @param audience who else may see the same
 */
record Story(UUID entry, List<SeenStep> steps, @Nullable Withdrawal withdrawal, long last, String audience) {
    Story {
        steps = List.copyOf(steps);
    }

    /** The last step that the caller sees until then, if there is one. */
    Optional<SeenStep> at(AsOf asOf) {
        int count = until(asOf.position());
        return count == 0 ? Optional.empty() : Optional.of(steps.get(count - 1));
    }

    /** The entry as it is now. */
    State now() {
        return shown(steps.getLast());
    }

    /** The entry after {@code step}. */
    State shown(SeenStep step) {
        return State.of(step, withdrawal);
    }

    /** The steps of a part of it, each with what it changed. */
    List<Step> part(Window window) {
        int from = window.backwards() ? Math.max(0, before(window.position()) - window.limit()) : until(window.position());
        int to = window.backwards()
                ? before(window.position())
                : (int) Math.min(steps.size(), (long) from + window.limit());
        var told = new ArrayList<Step>();
        @Nullable EntryState before = from == 0 || from >= to ? null : steps.get(from - 1).state();
        for (int i = from; i < to; i++) {
            var after = steps.get(i).state();
            told.add(step(i, before, after));
            before = after;
        }
        return window.backwards() ? told.reversed() : told;
    }

    /** Whether something follows a part that ends with {@code step}. */
    boolean goesOn(Step step, Window window) {
        return step.position() != (window.backwards() ? steps.getFirst() : steps.getLast()).position();
    }

    private Step step(int index, @Nullable EntryState before, EntryState after) {
        var step = steps.get(index);
        var telling = Telling.of(step.event(), step.role());
        return new Step(
                step.position(),
                step.at(),
                step.actor(),
                step.role(),
                EventDocument.nameOf(step.event()),
                telling.what(),
                telling.round(),
                telling.facts(),
                index > 0 && step.isCompared() ? steps.get(index - 1).position() : null,
                step.isCompared() ? Changes.inShort(before, after) : List.of());
    }

    /** How many steps there are until {@code position}, that one included. */
    private int until(long position) {
        return position == Long.MAX_VALUE ? steps.size() : before(position + 1);
    }

    private int before(long position) {
        int low = 0;
        int high = steps.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (steps.get(middle).position() < position) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
