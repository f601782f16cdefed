package org.palimpsest.eventstore;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.bson.BsonReader;
import org.bson.BsonType;
import org.bson.BsonWriter;
import org.bson.RawBsonDocument;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.jspecify.annotations.Nullable;

/**
 * A commit in the form in which it lies in MongoDB, described field by field in this module's README. Absent values have
 * no field; fields that are not known are passed over. Thread-safe.
 */
final class CommitCodec implements Codec<Commit> {

    private static final CommitCodec INSTANCE = new CommitCodec();

    static RawBsonDocument encoded(Commit commit) {
        return new RawBsonDocument(commit, INSTANCE);
    }

    /** Throws a {@link RuntimeException} if a field is missing or of another type. */
    static Commit decoded(RawBsonDocument document) {
        return document.decode(INSTANCE);
    }

    @Override
    public Class<Commit> getEncoderClass() {
        return Commit.class;
    }

    @Override
    public void encode(BsonWriter to, Commit commit, EncoderContext context) {
        to.writeStartDocument();
        to.writeInt64("_id", commit.position());
        to.writeDateTime("recordedAt", commit.recordedAt().toEpochMilli());
        if (!commit.streams().isEmpty()) {
            // Left out when empty: a unique index would take two empty arrays for equal.
            to.writeStartArray("streams");
            commit.streams().forEach(stream -> write(to, stream));
            to.writeEndArray();
        }
        to.writeStartArray("events");
        commit.events().forEach(event -> write(to, event));
        to.writeEndArray();
        to.writeString("previousHash", commit.previousHash());
        to.writeString("hash", commit.hash());
        to.writeEndDocument();
    }

    private static void write(BsonWriter to, StreamStart stream) {
        to.writeStartDocument();
        to.writeString("id", stream.id());
        to.writeInt64("firstSeq", stream.firstSeq());
        to.writeEndDocument();
    }

    private static void write(BsonWriter to, CommitEvent event) {
        to.writeStartDocument();
        to.writeString("id", event.id());
        if (event.stream() != null) {
            to.writeString("stream", event.stream());
            write(to, "streamType", event.streamType());
            to.writeInt64("seq", event.seq());
        }
        to.writeString("type", event.type());
        write(to, "revision", event.revision());
        to.writeString("payload", event.payload());
        to.writeString("metadata", event.metadata());
        to.writeEndDocument();
    }

    private static void write(BsonWriter to, String field, @Nullable String value) {
        if (value != null) {
            to.writeString(field, value);
        }
    }

    /** Throws a {@link RuntimeException} if a field is missing or of another type. */
    @Override
    public Commit decode(BsonReader from, DecoderContext context) {
        long position = -1;
        Instant recordedAt = null;
        List<StreamStart> streams = List.of();
        List<CommitEvent> events = null;
        String previousHash = null;
        String hash = null;
        from.readStartDocument();
        while (from.readBsonType() != BsonType.END_OF_DOCUMENT) {
            switch (from.readName()) {
                case "_id" -> position = from.readInt64();
                case "recordedAt" -> recordedAt = Instant.ofEpochMilli(from.readDateTime());
                case "streams" -> streams = list(from, CommitCodec::stream);
                case "events" -> events = list(from, CommitCodec::event);
                case "previousHash" -> previousHash = from.readString();
                case "hash" -> hash = from.readString();
                default -> from.skipValue();
            }
        }
        from.readEndDocument();
        return new Commit(
                position,
                Objects.requireNonNull(recordedAt, "no recordedAt"),
                streams,
                Objects.requireNonNull(events, "no events"),
                Objects.requireNonNull(previousHash, "no previousHash"),
                Objects.requireNonNull(hash, "no hash"));
    }

    private static <T> List<T> list(BsonReader from, Function<BsonReader, T> element) {
        var list = new ArrayList<T>();
        from.readStartArray();
        while (from.readBsonType() != BsonType.END_OF_DOCUMENT) {
            list.add(element.apply(from));
        }
        from.readEndArray();
        return List.copyOf(list);
    }

    private static StreamStart stream(BsonReader from) {
        String id = null;
        long firstSeq = 0;
        from.readStartDocument();
        while (from.readBsonType() != BsonType.END_OF_DOCUMENT) {
            switch (from.readName()) {
                case "id" -> id = from.readString();
                case "firstSeq" -> firstSeq = from.readInt64();
                default -> from.skipValue();
            }
        }
        from.readEndDocument();
        return new StreamStart(Objects.requireNonNull(id, "a stream without id"), firstSeq);
    }

    private static CommitEvent event(BsonReader from) {
        String id = null;
        String stream = null;
        String streamType = null;
        long seq = 0;
        String type = null;
        String revision = null;
        String payload = null;
        String metadata = null;
        from.readStartDocument();
        while (from.readBsonType() != BsonType.END_OF_DOCUMENT) {
            switch (from.readName()) {
                case "id" -> id = from.readString();
                case "stream" -> stream = from.readString();
                case "streamType" -> streamType = from.readString();
                case "seq" -> seq = from.readInt64();
                case "type" -> type = from.readString();
                case "revision" -> revision = from.readString();
                case "payload" -> payload = from.readString();
                case "metadata" -> metadata = from.readString();
                default -> from.skipValue();
            }
        }
        from.readEndDocument();
        return new CommitEvent(
                Objects.requireNonNull(id, "an event without id"),
                stream,
                streamType,
                seq,
                Objects.requireNonNull(type, "an event without type"),
                revision,
                Objects.requireNonNull(payload, "an event without payload"),
                Objects.requireNonNull(metadata, "an event without metadata"));
    }
}
