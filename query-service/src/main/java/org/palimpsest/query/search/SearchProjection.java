package org.palimpsest.query.search;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.SectionEvent.SectionCreated;
import org.palimpsest.query.projection.Projection;
import org.palimpsest.query.projection.ReadModel;
import org.palimpsest.query.projection.Recorded;
import org.springframework.stereotype.Component;

/** Keeps the search index: what was published, withdrawn and reinstated, and what sections are called. */
@Component
final class SearchProjection extends Projection {
    static final ReadModel MODEL = new ReadModel("search", 1);

    /** A batch below this size has reached the end of the log, or is near it: readers wait for what is in it. */
    private static final int LIVE = 64;

    private final SearchIndex index;
    private volatile boolean prepared;
    private volatile boolean unseen;

    SearchProjection(SearchIndex index) {
        super(MODEL);
        this.index = index;
    }

    /** Waits until there is something to write, so that this service starts, and answers, without Elasticsearch. */
    @Override
    public void prepare() {
        prepared = false;
    }

    @Override
    protected void clear() {
        index.drop();
    }

    @Override
    protected Batch begin() {
        return new Telling();
    }

    private final class Telling implements Batch {
        private final List<Recorded<EntryEvent>> told = new ArrayList<>();
        private final List<SearchIndex.Write> writes = new ArrayList<>();
        private int size;

        @Override
        public void fold(Recorded<?> recorded) {
            size++;
            if (recorded.event() instanceof SectionCreated created) {
                writes.add(index.section(created, recorded.position()));
            } else if (recorded.event() instanceof EntryEvent event && Intervals.concerns(event)) {
                told.add(recorded.with(event));
            }
        }

        @Override
        public void write() {
            if (!prepared) {
                index.prepare();
                prepared = true;
            }
            boolean live = size < LIVE;
            if (!told.isEmpty()) {
                intervals();
            }
            index.write(writes, live);
            if (live && unseen && writes.isEmpty()) {
                index.refresh();
            }
            unseen = !live && (unseen || !writes.isEmpty());
        }

        /** Former intervals go first: once the newest one has moved on, a second try would not know them any more. */
        private void intervals() {
            var ids = told.stream().map(r -> r.event().entryId().toString()).collect(Collectors.toSet());
            var intervals = new Intervals(index.newest(ids));
            told.forEach(r -> intervals.tell(r.event(), r.at(), r.position()));
            index.write(intervals.former().stream().map(index::former).toList(), false);
            intervals.newest().stream().map(index::newest).forEach(writes::add);
        }
    }
}
