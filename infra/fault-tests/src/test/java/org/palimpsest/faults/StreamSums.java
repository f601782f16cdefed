package org.palimpsest.faults;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.bson.Document;

/** Of each stream how many events it has, and a digest of them in their order: idempotent by position. */
final class StreamSums {
    private static final int DUPLICATE_KEY = 11000;

    private StreamSums() {}

    static void take(MongoCollection<Document> documents, List<? extends EventMessage<?>> messages) {
        var streams = messages.stream().map(StreamSums::stream).distinct().toList();
        var known = new HashMap<String, Document>();
        documents.find(Filters.in("_id", streams)).forEach(document -> known.put(document.getString("_id"), document));
        messages.forEach(message -> add(known, message));
        var writes = known.values().stream()
                .map(sum -> new ReplaceOneModel<>(
                        Filters.and(Filters.eq(sum.getString("_id")), Filters.lt("position", sum.getLong("position"))),
                        sum,
                        new ReplaceOptions().upsert(true)))
                .toList();
        try {
            documents.withWriteConcern(WriteConcern.MAJORITY).bulkWrite(writes, new BulkWriteOptions().ordered(false));
        } catch (MongoBulkWriteException e) {
            // Not older and yet there: it is as new as this one, or newer.
            if (e.getWriteConcernError() != null
                    || e.getWriteErrors().stream().anyMatch(error -> error.getCode() != DUPLICATE_KEY)) {
                throw e;
            }
        }
    }

    static void add(Map<String, Document> sums, EventMessage<?> message) {
        long position = position(message);
        sums.compute(stream(message), (stream, before) -> {
            if (before != null && before.getLong("position") >= position) {
                return before;
            }
            long events = before == null ? 0 : before.getLong("events");
            long digest = before == null ? 0 : before.getLong("digest");
            return new Document("_id", stream)
                    .append("position", position)
                    .append("events", events + 1)
                    .append("digest", 31 * digest + message.getPayload().hashCode());
        });
    }

    private static String stream(EventMessage<?> message) {
        return ((DomainEventMessage<?>) message).getAggregateIdentifier();
    }

    private static long position(EventMessage<?> message) {
        var token = (GlobalSequenceTrackingToken) ((TrackedEventMessage<?>) message).trackingToken();
        return token.getGlobalIndex();
    }
}
