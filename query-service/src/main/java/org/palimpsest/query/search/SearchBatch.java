package org.palimpsest.query.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.SectionEvent.SectionCreated;
import org.palimpsest.readmodels.Projection;
import org.palimpsest.readmodels.Recorded;

/** What a batch of events changes in the index. */
final class SearchBatch implements Projection.Batch {
    private final SearchIndex index;
    private final List<SearchIndex.Write> writes = new ArrayList<>();
    private Intervals intervals = new Intervals(Map.of());

    SearchBatch(SearchIndex index) {
        this.index = index;
    }

    @Override
    public void read(List<Recorded<?>> events) {
        intervals = new Intervals(index.newest(events.stream()
                .filter(recorded -> Intervals.concerns(recorded.event().getClass()))
                .map(recorded -> ((EntryEvent) recorded.event()).entryId().toString())
                .collect(Collectors.toSet())));
    }

    @Override
    public void fold(Recorded<?> recorded) {
        if (recorded.event() instanceof SectionCreated created) {
            writes.add(index.section(created, recorded.position()));
        } else if (recorded.event() instanceof EntryEvent event && Intervals.concerns(event.getClass())) {
            intervals.tell(event, recorded.at(), recorded.position());
        }
    }

    /** Former intervals go first: once the newest one has moved on, a second try would not know them any more. */
    @Override
    public void write(boolean visible) {
        index.write(intervals.former().stream().map(index::former).toList(), false);
        intervals.newest().stream().map(index::newest).forEach(writes::add);
        index.write(writes, visible);
    }
}
