package org.palimpsest.query.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.EntryEvent.EntryPublished;
import org.palimpsest.events.EntryEvent.EntryReinstated;
import org.palimpsest.events.EntryEvent.EntryWithdrawn;

/**
 * Folds a batch of events into the intervals that they open and close. The <em>newest</em> interval of an entry is kept
 * under the entry's id, so that it can be found without searching; when another one follows it, it moves to the
 * <em>former</em> ones, under an id of its own. An event at or before the newest interval's last position has been told
 * already and changes nothing: so redelivery and replay onto an existing index are harmless.
 *
 * <p>Not thread-safe; one for each batch.
 */
final class Intervals {
    private final Map<String, Interval> newest;
    private final Map<String, Interval> changed = new TreeMap<>();
    private final List<Interval> former = new ArrayList<>();

    /** @param newest the newest intervals, by entry id, of all entries in the batch that have any */
    Intervals(Map<String, Interval> newest) {
        this.newest = new HashMap<>(newest);
    }

    static boolean concerns(Class<?> event) {
        return event == EntryPublished.class || event == EntryWithdrawn.class || event == EntryReinstated.class;
    }

    void tell(EntryEvent event, Instant at, long position) {
        var id = event.entryId().toString();
        var last = newest.get(id);
        if (last != null && last.toldUntil() >= position) {
            return;
        }
        if (event instanceof EntryPublished published) {
            open(last == null || !last.isOpen() ? last : last.closed(at, position),
                    Interval.opened(published, at, position));
        } else if (event instanceof EntryWithdrawn && last != null && last.isOpen()) {
            put(last.closed(at, position));
        } else if (event instanceof EntryReinstated && last != null && !last.isOpen()) {
            open(last, last.reopened(at, position));
        }
    }

    /** Intervals that will not change any more. They must be written before the newest ones that follow them. */
    List<Interval> former() {
        return former;
    }

    Collection<Interval> newest() {
        return changed.values();
    }

    private void open(@Nullable Interval before, Interval next) {
        if (before != null) {
            former.add(before);
        }
        put(next);
    }

    private void put(Interval interval) {
        newest.put(interval.entryId(), interval);
        changed.put(interval.entryId(), interval);
    }
}
