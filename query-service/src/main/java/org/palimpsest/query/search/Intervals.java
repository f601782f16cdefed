package org.palimpsest.query.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.EntryEvent.EmbargoLifted;
import org.palimpsest.events.EntryEvent.EntryPublished;
import org.palimpsest.events.EntryEvent.EntryReinstated;
import org.palimpsest.events.EntryEvent.EntrySuppressed;
import org.palimpsest.events.EntryEvent.EntryWithdrawn;
import org.palimpsest.events.EntryEvent.SuppressionLifted;

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
        return event == EntryPublished.class || event == EmbargoLifted.class || takesBack(event);
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
        } else if (told.event() instanceof EntryPublished published) {
            if (last != null) {
                former.add(last.closed(told.at(), told.position()));
            }
            put(Interval.opened(published, published.content(), told.at(), told.position()));
        } else if (told.event() instanceof EmbargoLifted lifted && last != null && last.version() == lifted.version()) {
            former.add(last.closed(told.at(), told.position()));
            put(last.reading(lifted.content(), told.at(), told.position()));
        }
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
