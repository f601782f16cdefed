package org.palimpsest.eventstore;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventsourcing.eventstore.EventStoreException;

/**
 * Sees to it that a commit goes on where its streams end, so that the unique index on their first numbers forbids every
 * overlap. What was once the end can only have been continued *there*: a remembered end that equals the commit's first
 * number is as good as a look, because if another writer was faster its commit has that very number and the index
 * decides. So a look is needed only where nothing is remembered. Thread-safe.
 */
final class StreamEnds {

    private static final int REMEMBERED = 100_000;

    private final StreamReader reader;
    private final Map<String, Long> ends = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > REMEMBERED;
        }
    };

    StreamEnds(StreamReader reader) {
        this.reader = reader;
    }

    /** Looks for the ends that {@link #check} will ask for, so that the appender need not. */
    void look(List<StreamStart> streams) {
        streams.forEach(this::end);
    }

    /**
     * @throws org.axonframework.modelling.command.ConcurrencyException if a stream has gone on meanwhile
     * @throws EventStoreException if the commit would leave a gap in a stream
     */
    void check(List<StreamStart> streams) {
        for (StreamStart start : streams) {
            long end = end(start);
            if (end > start.firstSeq()) {
                throw Conflict.at(start);
            }
            if (end < start.firstSeq()) {
                throw new EventStoreException(
                        start.id() + " ends before #" + end + "; an event #" + start.firstSeq() + " would leave a gap");
            }
        }
    }

    private long end(StreamStart start) {
        long end;
        synchronized (ends) {
            end = ends.getOrDefault(start.id(), 0L);
        }
        return end < start.firstSeq() ? remember(start.id(), reader.end(start.id())) : end;
    }

    void appended(Commit commit) {
        for (CommitEvent event : commit.events()) {
            if (event.stream() != null) {
                remember(event.stream(), event.seq() + 1);
            }
        }
    }

    private long remember(String stream, long end) {
        synchronized (ends) {
            // Streams only grow: a look that took long must not set one back.
            return ends.merge(stream, end, Math::max);
        }
    }
}
