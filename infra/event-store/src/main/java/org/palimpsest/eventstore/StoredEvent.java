package org.palimpsest.eventstore;

import java.time.Instant;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;

/** What Axon wants to know of an event without a stream. Its time is that of its commit. */
class StoredEvent implements TrackedEventData<String> {

    final CommitEvent event;
    private final long position;
    private final Instant recordedAt;

    private StoredEvent(Commit commit, int index) {
        this.event = commit.events().get(index);
        this.position = commit.position() + index;
        this.recordedAt = commit.recordedAt();
    }

    static Stream<StoredEvent> of(Commit commit) {
        return IntStream.range(0, commit.events().size())
                .mapToObj(i -> commit.events().get(i).stream() == null ? new StoredEvent(commit, i) : new OfStream(commit, i));
    }

    static Stream<OfStream> of(Commit commit, String stream, long fromSeq) {
        return of(commit)
                .filter(stored -> stream.equals(stored.event.stream()) && stored.event.seq() >= fromSeq)
                .map(OfStream.class::cast);
    }

    long position() {
        return position;
    }

    @Override
    public TrackingToken trackingToken() {
        return new GlobalSequenceTrackingToken(position);
    }

    @Override
    public String getEventIdentifier() {
        return event.id();
    }

    @Override
    public Instant getTimestamp() {
        return recordedAt;
    }

    @Override
    public SerializedObject<String> getPayload() {
        return new SimpleSerializedObject<>(event.payload(), String.class, event.type(), event.revision());
    }

    @Override
    public SerializedObject<String> getMetaData() {
        return new SimpleSerializedObject<>(event.metadata(), String.class, MetaData.class.getName(), null);
    }

    /** An event that an aggregate published. */
    static final class OfStream extends StoredEvent implements DomainEventData<String> {

        private OfStream(Commit commit, int index) {
            super(commit, index);
        }

        @Override
        public @Nullable String getType() {
            return event.streamType();
        }

        @Override
        public @Nullable String getAggregateIdentifier() {
            return event.stream();
        }

        @Override
        public long getSequenceNumber() {
            return event.seq();
        }
    }
}
