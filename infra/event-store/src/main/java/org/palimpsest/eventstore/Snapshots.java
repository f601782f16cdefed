package org.palimpsest.eventstore;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.util.Date;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.bson.Document;

/** The {@code snapshots} collection: at most one snapshot per stream, the newest. A cache: losing it loses nothing. */
final class Snapshots {

    static final String NAME = "snapshots";

    private final MongoCollection<Document> collection;

    Snapshots(MongoDatabase database) {
        this.collection = Majority.of(database, NAME);
    }

    void store(DomainEventMessage<?> snapshot, Serializer serializer) {
        SerializedObject<String> payload = snapshot.serializePayload(serializer, String.class);
        String stream = snapshot.getAggregateIdentifier();
        Document document = new Document("_id", stream)
                .append("streamType", snapshot.getType())
                .append("seq", snapshot.getSequenceNumber())
                .append("eventId", snapshot.getIdentifier())
                .append("takenAt", Date.from(snapshot.getTimestamp()))
                .append("type", payload.getType().getName())
                .append("revision", payload.getType().getRevision())
                .append("payload", payload.getData())
                .append("metadata", snapshot.serializeMetaData(serializer, String.class).getData());
        try {
            collection.replaceOne(
                    and(eq("_id", stream), lte("seq", snapshot.getSequenceNumber())),
                    document,
                    new ReplaceOptions().upsert(true));
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            // A newer snapshot is there already, and stays.
        }
    }

    Optional<DomainEventData<String>> of(String stream) {
        return Optional.ofNullable(collection.find(eq("_id", stream)).first())
                .map(document -> new GenericDomainEventEntry<>(
                        document.getString("streamType"),
                        document.getString("_id"),
                        document.getLong("seq"),
                        document.getString("eventId"),
                        document.getDate("takenAt").toInstant(),
                        document.getString("type"),
                        document.getString("revision"),
                        document.getString("payload"),
                        document.getString("metadata")));
    }
}
