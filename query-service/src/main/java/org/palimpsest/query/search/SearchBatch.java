package org.palimpsest.query.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.SectionEvent.SectionCreated;
import org.palimpsest.query.projection.Generation;
import org.palimpsest.query.projection.Projection;
import org.palimpsest.query.projection.Recorded;

/** What a batch of events changes in the index. */
final class SearchBatch implements Projection.Batch {
    /** A batch below this size has reached the end of the log, or is near it: readers wait for what is in it. */
    private static final int LIVE = 64;

    private final SearchIndex index;
    private final Set<Generation> unseen;
    private final List<SearchIndex.Write> writes = new ArrayList<>();
    private Intervals intervals = new Intervals(Map.of());
    private int size;

    /** @param unseen generations that have something written which searches do not find yet */
    SearchBatch(SearchIndex index, Set<Generation> unseen) {
        this.index = index;
        this.unseen = unseen;
    }

    @Override
    public void read(List<Recorded<?>> events) {
        intervals = new Intervals(index.newest(events.stream()
                .filter(recorded -> Intervals.concerns(recorded.event()))
                .map(recorded -> ((EntryEvent) recorded.event()).entryId().toString())
                .collect(Collectors.toSet())));
    }

    @Override
    public void fold(Recorded<?> recorded) {
        size++;
        if (recorded.event() instanceof SectionCreated created) {
            writes.add(index.section(created, recorded.position()));
        } else if (recorded.event() instanceof EntryEvent event && Intervals.concerns(event)) {
            intervals.tell(event, recorded.at(), recorded.position());
        }
    }

    /** Former intervals go first: once the newest one has moved on, a second try would not know them any more. */
    @Override
    public void write() {
        index.write(intervals.former().stream().map(index::former).toList(), false);
        intervals.newest().stream().map(index::newest).forEach(writes::add);
        boolean live = size < LIVE;
        index.write(writes, live);
        if (!live && !writes.isEmpty()) {
            unseen.add(index.generation());
        } else if (live && unseen.remove(index.generation()) && writes.isEmpty()) {
            index.refresh();
        }
    }
}
