package org.palimpsest.query.search;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.readmodels.Projection;
import org.palimpsest.readmodels.Recorded;

/** What a batch of events changes in the index. */
final class SearchBatch implements Projection.Batch {
    private final SearchIndex index;
    private final Told.Stories log;
    private final KeptMeanings meanings;
    private final Runnable written;
    private Intervals intervals = new Intervals(Map.of(), Map.of());

    /**
     * @param log is asked for entries of which something was taken back, and for no others
     * @param meanings what is known of the texts; what is not will follow, for words do not wait for it
     * @param written is told when something has been
     */
    SearchBatch(SearchIndex index, Told.Stories log, KeptMeanings meanings, Runnable written) {
        this.index = index;
        this.log = log;
        this.meanings = meanings;
        this.written = written;
    }

    @Override
    public void read(List<Recorded<?>> events) {
        var entries = new HashSet<String>();
        var takenBack = new HashSet<String>();
        for (var recorded : events) {
            if (recorded.event() instanceof EntryEvent event && Intervals.concerns(event.getClass())) {
                entries.add(event.entryId().toString());
                if (Intervals.takesBack(event.getClass())) {
                    takenBack.add(event.entryId().toString());
                }
            }
        }
        var newest = index.newest(entries);
        newest.values().stream().filter(Interval::takenBack).map(Interval::entryId).forEach(takenBack::add);
        var stories = new HashMap<String, List<Told>>();
        takenBack.forEach(entry -> stories.put(entry, log.of(entry)));
        intervals = new Intervals(newest, stories);
    }

    @Override
    public void fold(Recorded<?> recorded) {
        if (recorded.event() instanceof EntryEvent event && Intervals.concerns(event.getClass())) {
            intervals.tell(new Told(event, recorded.at(), recorded.position()));
        }
    }

    /**
     * Former intervals go first: once the newest one has moved on, a second try would not know them any more. What the texts that are
     * taken back mean is forgotten last, when nobody can write it any more.
     */
    @Override
    public void write(boolean visible) {
        intervals.end();
        var all = Stream.concat(intervals.former().stream(), intervals.newest().stream()).toList();
        var known = meanings.of(all);
        index.write(intervals.former().stream().map(index::former).map(write -> with(known, write)).toList(), false);
        index.write(intervals.newest().stream().map(index::newest).map(write -> with(known, write)).toList(), visible);
        all.stream()
                .filter(Interval::takenBack)
                .collect(Collectors.groupingBy(Interval::entryId))
                .forEach(meanings::forgetAllBut);
        if (!all.isEmpty()) {
            written.run();
        }
    }

    private static SearchIndex.Write with(Map<String, List<Float>> known, SearchIndex.Write write) {
        var meaning = known.isEmpty() ? null : known.get(MeaningText.key(write.interval()));
        return meaning == null ? write : write.meaning(meaning);
    }
}
