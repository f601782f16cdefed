package org.palimpsest.eventstore;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.eventsourcing.eventstore.EventStoreException;

/** Where a commit goes on in one stream: {@code firstSeq} is the sequence number of its first event in that stream. */
record StreamStart(String id, long firstSeq) {

    /**
     * The streams of the given events in order of appearance.
     *
     * @throws org.axonframework.modelling.command.ConcurrencyException if two events claim one place or one id, which
     *         the unique index cannot see inside a single document
     * @throws EventStoreException if the events of a stream leave a gap
     */
    static List<StreamStart> of(List<CommitEvent> events) {
        List<StreamStart> starts = new ArrayList<>();
        Map<String, Long> next = new HashMap<>();
        Set<String> ids = new HashSet<>();
        for (CommitEvent event : events) {
            if (!ids.add(event.id())) {
                throw Conflict.at(event.seq(), "Two events of one commit have the id " + event.id());
            }
            String stream = event.stream();
            if (stream == null) {
                continue;
            }
            Long expected = next.putIfAbsent(stream, event.seq() + 1);
            if (expected == null) {
                starts.add(new StreamStart(stream, event.seq()));
            } else if (event.seq() < expected) {
                throw Conflict.at(event.seq(), "Two events of one commit claim " + stream + " #" + event.seq());
            } else if (event.seq() > expected) {
                throw new EventStoreException("Commit skips from " + stream + " #" + (expected - 1) + " to #" + event.seq());
            } else {
                next.put(stream, expected + 1);
            }
        }
        return List.copyOf(starts);
    }
}
