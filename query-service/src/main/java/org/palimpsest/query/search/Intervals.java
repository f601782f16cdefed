package org.palimpsest.query.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.EntryEvent.EmbargoLifted;
import org.palimpsest.events.EntryEvent.EmbargoMoved;
import org.palimpsest.events.EntryEvent.EntryPublished;
import org.palimpsest.events.EntryEvent.EntryReinstated;
import org.palimpsest.events.EntryEvent.EntrySuppressed;
import org.palimpsest.events.EntryEvent.EntryWithdrawn;
import org.palimpsest.events.EntryEvent.ScheduledStepRefused;
import org.palimpsest.events.EntryEvent.SuppressionLifted;
import org.palimpsest.query.entry.UnderEmbargo;

/**
 * Folds a batch of events into the intervals that they open and close. The <em>newest</em> interval of an entry is kept
 * under the entry's id, so that it can be found without searching; when another one follows it, it moves to the
 * <em>former</em> ones, under an id of its own. An entry of which something was ever taken back is told from the beginning
 * at each of its events: that changes all of its intervals. An event at or before the newest interval's position has been
 * told already and changes nothing: so redelivery and replay onto an existing index are harmless.
 *
 * <p>Not thread-safe; one for each batch.
 */
final class Intervals {
    private static final Set<Class<? extends EntryEvent>> TAKING_BACK =
            Set.of(EntryWithdrawn.class, EntryReinstated.class, EntrySuppressed.class, SuppressionLifted.class);

    private static final Set<Class<? extends EntryEvent>> TELLING =
            Set.of(EntryPublished.class, EmbargoMoved.class, EmbargoLifted.class, ScheduledStepRefused.class);

    private final Map<String, Interval> newest;
    private final Map<String, List<Told>> stories;
    private final Map<String, Interval> changed = new TreeMap<>();
    private final Map<String, Long> toldAnew = new TreeMap<>();
    private final List<Interval> former = new ArrayList<>();

    /**
     * @param newest the newest intervals, by entry id, of all entries in the batch that have any
     * @param stories all that happened to each entry that is to be told from the beginning
     */
    Intervals(Map<String, Interval> newest, Map<String, List<Told>> stories) {
        this.newest = new HashMap<>(newest);
        this.stories = stories;
    }

    /** Whether events of this type change anything here. */
    static boolean concerns(Class<?> event) {
        return TELLING.contains(event) || takesBack(event);
    }

    /** Whether an entry with an event of this type is to be told from the beginning. */
    static boolean takesBack(Class<?> event) {
        return TAKING_BACK.contains(event);
    }

    void tell(Told told) {
        var id = told.event().entryId().toString();
        var last = newest.get(id);
        if (last != null && last.position() >= told.position()) {
            return;
        }
        if (stories.containsKey(id)) {
            toldAnew.put(id, told.position());
        } else {
            var next = next(last, told);
            if (last != null && next != null) {
                former.add(last.closed(told.at(), told.position()));
            }
            if (next != null) {
                put(next);
            }
        }
    }

    /** What follows {@code last}; null if that goes on. */
    private static @Nullable Interval next(@Nullable Interval last, Told told) {
        var before = last == null ? null : last.embargo();
        var embargo = UnderEmbargo.after(before, told.event());
        return switch (told.event()) {
            case EntryPublished e -> Interval.opened(e, e.content(), embargo, told.at(), told.position());
            case EmbargoLifted e ->
                last == null || last.version() != e.version() ? null : last.reading(e.content(), told.at(), told.position());
            default ->
                last == null || embargo == null || embargo.equals(before)
                        ? null
                        : last.under(embargo, told.at(), told.position());
        };
    }

    private void put(Interval interval) {
        newest.put(interval.entryId(), interval);
        changed.put(interval.entryId(), interval);
    }

    /** Ends the batch. */
    void end() {
        toldAnew.forEach((id, until) -> {
            var story = stories.getOrDefault(id, List.of()).stream()
                    .filter(told -> told.position() <= until)
                    .toList();
            if (!story.isEmpty()) {
                var documents = EntryStory.of(id, story);
                former.addAll(documents.subList(0, documents.size() - 1));
                put(documents.getLast());
            }
        });
        toldAnew.clear();
    }

    /** Intervals that will not change any more. They must be written before the newest ones that follow them. */
    List<Interval> former() {
        return former;
    }

    Collection<Interval> newest() {
        return changed.values();
    }
}
