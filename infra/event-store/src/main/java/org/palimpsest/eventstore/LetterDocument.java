package org.palimpsest.eventstore;

import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.deadletter.Cause;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.ThrowableCause;
import org.axonframework.serialization.SerializedMessage;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** A dead letter to and from a document. What cannot be understood is kept as the text that it is. */
record LetterDocument<M extends EventMessage<?>>(Serializer serializer, TokenDocument tokens) {

    LetterDocument(Serializer serializer) {
        this(serializer, new TokenDocument(serializer));
    }

    Document document(String id, String queue, String sequence, long index, DeadLetter<? extends M> letter) {
        var document = new Document("_id", id)
                .append("queue", queue)
                .append("sequence", sequence)
                .append("index", index)
                .append("event", event(letter.message()))
                .append("enqueuedAt", Date.from(letter.enqueuedAt()));
        document.putAll(changing(letter));
        return document;
    }

    /** The fields that a further failure changes. */
    Document changing(DeadLetter<?> letter) {
        var cause = letter.cause().map(why -> new Document("type", why.type()).append("message", why.message()));
        return new Document("cause", cause.orElse(null))
                .append("diagnostics", serializer.serialize(letter.diagnostics(), String.class).getData())
                .append("lastTouched", Date.from(letter.lastTouched()));
    }

    private Document event(EventMessage<?> message) {
        var payload = message.serializePayload(serializer, String.class);
        var event = new Document("id", message.getIdentifier())
                .append("at", message.getTimestamp().toString())
                .append("type", payload.getType().getName())
                .append("revision", payload.getType().getRevision())
                .append("payload", payload.getData())
                .append("metadata", message.serializeMetaData(serializer, String.class).getData());
        if (message instanceof DomainEventMessage<?> domain) {
            event.append("stream", domain.getAggregateIdentifier())
                    .append("streamType", domain.getType())
                    .append("seq", domain.getSequenceNumber());
        }
        if (message instanceof TrackedEventMessage<?> tracked) {
            event.append("token", tokens.unclaimed("", 0, tracked.trackingToken()));
        }
        return event;
    }

    MongoDeadLetter<M> letter(Document document) {
        return new MongoDeadLetter<>(
                document.getString("_id"),
                document.getString("sequence"),
                document.getLong("index"),
                message(document.get("event", Document.class)),
                cause(document.get("cause", Document.class)),
                document.getDate("enqueuedAt").toInstant(),
                document.getDate("lastTouched").toInstant(),
                serializer.deserialize(metadata(document.getString("diagnostics"))));
    }

    private static @Nullable Cause cause(@Nullable Document cause) {
        return cause == null ? null : new ThrowableCause(cause.getString("type"), cause.getString("message"));
    }

    @SuppressWarnings("unchecked") // A queue gives back what it was given.
    private M message(Document event) {
        SerializedObject<String> payload = new SimpleSerializedObject<>(
                event.getString("payload"), String.class, event.getString("type"), event.getString("revision"));
        var message = new SerializedMessage<>(
                event.getString("id"), payload, metadata(event.getString("metadata")), serializer);
        return (M) message(event, message, Instant.parse(event.getString("at")));
    }

    private EventMessage<?> message(Document event, Message<?> message, Instant at) {
        var token = Optional.ofNullable(event.get("token", Document.class)).map(tokens::token);
        var stream = event.getString("stream");
        if (stream == null) {
            return token.isPresent()
                    ? new GenericTrackedEventMessage<>(token.get(), message, () -> at)
                    : new GenericEventMessage<>(message, () -> at);
        }
        var type = event.getString("streamType");
        long sequence = event.getLong("seq");
        return token.isPresent()
                ? new GenericTrackedDomainEventMessage<>(token.get(), type, stream, sequence, message, () -> at)
                : new GenericDomainEventMessage<>(type, stream, sequence, message, () -> at);
    }

    private static SerializedObject<String> metadata(String text) {
        return new SimpleSerializedObject<>(text, String.class, MetaData.class.getName(), null);
    }
}
