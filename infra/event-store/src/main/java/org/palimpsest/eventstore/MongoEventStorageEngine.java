package org.palimpsest.eventstore;

import static java.util.Spliterator.NONNULL;
import static java.util.Spliterator.ORDERED;
import static java.util.Spliterators.spliteratorUnknownSize;
import static java.util.stream.StreamSupport.stream;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStorageEngine;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.jspecify.annotations.Nullable;

/**
 * Axon's events and snapshots in MongoDB: one document per unit of work. Thread-safe.
 *
 * <p>Guarantees. <b>Durable</b>: an append that returns is in the journal of a majority. <b>Whole</b>: the events of one
 * append are stored together or not at all, over any number of aggregates. <b>Ordered</b>: positions start at 0, have no
 * gap, and rise in the order of commits, over all processes; a reader that has seen position n has seen every lower one.
 * <b>Isolated</b>: of two appends that go on at the same place of a stream exactly one succeeds. <b>Dated</b>: the
 * timestamp of a message that is read is the moment of its commit, which never goes backwards, so that an instant and a
 * position name the same past; a process whose clock disagrees with the database's appends nothing. (A log that holds a date
 * of the future nevertheless, because an older release wrote it or both clocks were wrong, is taken as it is: what follows is
 * dated like its last commit until time has caught up, and each process that appends warns of it once.)
 *
 * <p>Errors of an append. Nothing is stored after a {@link org.axonframework.modelling.command.ConcurrencyException} or
 * {@link org.axonframework.modelling.command.AggregateStreamCreationException} (the stream has gone on, or exists),
 * {@link CommitTooLargeException}, {@link StoreBusyException} (too many at once, or others were first for too long),
 * {@link ClockSkewException}, {@link PersonErasedException}, {@link
 * org.axonframework.serialization.SerializationException}, or another {@link
 * org.axonframework.eventsourcing.eventstore.EventStoreException}. After {@link UnknownOutcomeException} it is not known:
 * look before trying again. A {@link com.mongodb.MongoException} comes where the database could not even be asked; nothing
 * is stored then either.
 *
 * <p>Limits. The events of one append are one document: 16 MB (16,777,216 bytes) with everything in it; a larger one is
 * refused before it is sent. A stream or log may be of any length: readers hold two pages of the log, or a window of a
 * stream, and a page ends at 16 MB. The collection cannot be sharded.
 *
 * <p>Threads. Appends of many threads share writes to the journal; each waits until its own is durable, and an interrupt
 * is kept until then. Nothing runs while nobody appends or reads, so there is nothing to close.
 *
 * <p>The database must be a replica set. It needs nothing but {@code retryWrites=true}, the driver's default.
 */
public final class MongoEventStorageEngine extends AbstractEventStorageEngine {

    /**
     * Under this key the root unit of work's resources hold, once an append has succeeded, the position ({@code Long})
     * of the last event appended in it.
     */
    public static final String POSITION = "org.palimpsest.eventstore.position";

    private final Commits commits;
    private final Snapshots snapshots;
    private final CommitClock clock;
    private final Appender appender;
    private final StreamReader streams;
    private final int pageSize;

    private MongoEventStorageEngine(Builder builder) {
        super(builder);
        MongoDatabase database = Objects.requireNonNull(builder.database, "a database is required");
        commits = Commits.in(database);
        snapshots = new Snapshots(database);
        clock = new CommitClock(database, builder.clock, builder.maxClockSkew, System::nanoTime);
        appender = new Appender(commits, clock, builder.patience, builder.queue);
        streams = new StreamReader(commits);
        pageSize = builder.pageSize;
    }

    /** A builder; {@code database} and {@code eventSerializer} must be given. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The position of the last event in the log, or -1 if there is none.
     *
     * @throws com.mongodb.MongoException if the database cannot be asked
     */
    public long headPosition() {
        return commits.head().next() - 1;
    }

    /**
     * The position of the last event that was recorded before or at {@code instant}, or -1 if there is none: what a
     * reader as of that instant may see.
     */
    public long positionAsOf(Instant instant) {
        return commits.firstAtOrAfter(instant.truncatedTo(ChronoUnit.MILLIS).plusMillis(1)) - 1;
    }

    /**
     * The position of one event of a stream.
     *
     * @throws java.util.NoSuchElementException if there is no such event
     * @throws com.mongodb.MongoException if the database cannot be asked
     */
    public long position(String stream, long sequenceNumber) {
        return StoredEvent.of(streams.from(stream, sequenceNumber).next(), stream, sequenceNumber)
                .findFirst()
                .orElseThrow()
                .position();
    }

    /**
     * How far the clock that dates commits is ahead of the database's; negative if it is behind. Right to a millisecond and
     * half of a round trip. The database is asked if it was not in the last five seconds.
     *
     * @throws com.mongodb.MongoException if the database has to be asked and cannot be
     */
    public Duration clockSkew() {
        return clock.skew();
    }

    Commits commits() {
        return commits;
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        if (events.isEmpty()) {
            return;
        }
        long position = appender.append(events.stream().map(event -> toStored(event, serializer)).toList()).lastPosition();
        CurrentUnitOfWork.ifStarted(unit -> unit.root().resources().put(POSITION, position));
    }

    private static CommitEvent toStored(EventMessage<?> event, Serializer serializer) {
        var domain = event instanceof DomainEventMessage<?> message ? message : null;
        var payload = event.serializePayload(serializer, String.class);
        return new CommitEvent(
                event.getIdentifier(),
                domain == null ? null : domain.getAggregateIdentifier(),
                domain == null ? null : domain.getType(),
                domain == null ? 0 : domain.getSequenceNumber(),
                payload.getType().getName(),
                payload.getType().getRevision(),
                payload.getData(),
                event.serializeMetaData(serializer, String.class).getData());
    }

    @Override
    protected Stream<? extends TrackedEventData<?>> readEventData(@Nullable TrackingToken token, boolean mayBlock) {
        long from = positionOf(token) + 1;
        return flat(new LogReader(commits, from == 0 ? 0 : commits.startOf(from), pageSize))
                .flatMap(StoredEvent::of)
                .filter(event -> event.position() >= from);
    }

    @Override
    protected Stream<? extends DomainEventData<?>> readEventData(String stream, long firstSequenceNumber) {
        return flat(streams.from(stream, firstSequenceNumber))
                .flatMap(commit -> StoredEvent.of(commit, stream, firstSequenceNumber));
    }

    private static Stream<Commit> flat(Iterator<Commit> commits) {
        return stream(spliteratorUnknownSize(commits, ORDERED | NONNULL), false);
    }

    private static long positionOf(@Nullable TrackingToken token) {
        TrackingToken lower = WrappedToken.unwrapLowerBound(token);
        if (lower == null) {
            return -1;
        }
        if (lower instanceof GlobalSequenceTrackingToken global) {
            return global.getGlobalIndex();
        }
        throw new IllegalArgumentException("Not a token of this store: " + lower);
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String stream) {
        return Optional.of(streams.end(stream) - 1).filter(last -> last >= 0);
    }

    /** {@code null}, which stands before the first event, if the log is empty. */
    @Override
    @SuppressWarnings("NullAway") // Axon's contract says null
    public TrackingToken createTailToken() {
        return headPosition() < 0 ? null : new GlobalSequenceTrackingToken(-1);
    }

    @Override
    @SuppressWarnings("NullAway") // Axon's contract says null
    public TrackingToken createHeadToken() {
        long head = headPosition();
        return head < 0 ? null : new GlobalSequenceTrackingToken(head);
    }

    /** What follows the token was recorded at {@code dateTime} or later, what it covers was recorded before. */
    @Override
    public TrackingToken createTokenAt(Instant dateTime) {
        return new GlobalSequenceTrackingToken(commits.firstAtOrAfter(dateTime) - 1);
    }

    @Override
    protected void storeSnapshot(DomainEventMessage<?> snapshot, Serializer serializer) {
        snapshots.store(snapshot, serializer);
    }

    @Override
    protected Stream<? extends DomainEventData<?>> readSnapshotData(String stream) {
        return snapshots.of(stream).stream();
    }

    /** Builds a {@link MongoEventStorageEngine}; building creates the collections' indexes where they are missing. */
    public static final class Builder extends AbstractEventStorageEngine.Builder {

        private @Nullable MongoDatabase database;
        private Clock clock = Clock.systemUTC();
        private Duration maxClockSkew = Duration.ofSeconds(30);
        private Duration patience = Duration.ofSeconds(10);
        private int queue = 4096;
        private int pageSize = 500;

        private Builder() {}

        /** Where {@code commits} and {@code snapshots} lie. Its own read and write concerns do not matter. */
        public Builder database(MongoDatabase database) {
            this.database = database;
            return this;
        }

        /** Dates commits, to the millisecond. Default: the system's clock. */
        public Builder clock(Clock clock) {
            this.clock = clock;
            return this;
        }

        /**
         * How far that clock and the database's may be apart for anything to be appended; beyond it appends fail with
         * {@link ClockSkewException}. Default: 30 seconds.
         */
        public Builder maxClockSkew(Duration bound) {
            this.maxClockSkew = bound;
            return this;
        }

        /**
         * How long an append goes on trying: against other writers since it came, against an absent database since its
         * first error. However long the client waits for an answer that does not come, it is looked for afterwards. Default:
         * 10 seconds.
         */
        public Builder patience(Duration patience) {
            this.patience = patience;
            return this;
        }

        /**
         * How many appends may wait in this process while others are being written; one more is refused with
         * {@link StoreBusyException}. Default: 4096.
         */
        public Builder queue(int appends) {
            this.queue = appends;
            return this;
        }

        /** How many commits are asked for at once when reading the log. Default: 500. */
        public Builder pageSize(int commits) {
            this.pageSize = commits;
            return this;
        }

        @Override
        public Builder eventSerializer(Serializer eventSerializer) {
            super.eventSerializer(eventSerializer).snapshotSerializer(eventSerializer);
            return this;
        }

        /**
         * Default: the event serializer. Call it after {@link #eventSerializer}. A snapshot is read only if this
         * serializer would write it under the same name and revision today: one of an older shape is passed over, and
         * the aggregate loaded from its events.
         */
        @Override
        public Builder snapshotSerializer(Serializer snapshotSerializer) {
            super.snapshotSerializer(snapshotSerializer).snapshotFilter((SnapshotFilter) snapshot -> {
                var stored = snapshot.getPayload().getType();
                return stored.equals(snapshotSerializer.typeForClass(snapshotSerializer.classForType(stored)));
            });
            return this;
        }

        @Override
        public Builder upcasterChain(EventUpcaster upcasterChain) {
            super.upcasterChain(upcasterChain);
            return this;
        }

        /** The engine; the database is asked here for the first time. */
        public MongoEventStorageEngine build() {
            return new MongoEventStorageEngine(this);
        }
    }
}
