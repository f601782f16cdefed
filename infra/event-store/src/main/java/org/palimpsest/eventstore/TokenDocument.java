package org.palimpsest.eventstore;

import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** A token to and from the fields {@code tokenType}, {@code token} (JSON text) and {@code position}. */
record TokenDocument(Serializer serializer) {

    static String id(String processor, int segment) {
        return processor + "/" + segment;
    }

    Document unclaimed(String processor, int segment, @Nullable TrackingToken token) {
        Document document = new Document("_id", id(processor, segment))
                .append("processor", processor)
                .append("segment", segment);
        document.putAll(fields(token));
        return document;
    }

    /** The fields as literals of an aggregation pipeline. */
    Document literals(@Nullable TrackingToken token) {
        Document literals = new Document();
        fields(token).forEach((field, value) -> literals.append(field, new Document("$literal", value)));
        return literals;
    }

    private Document fields(@Nullable TrackingToken token) {
        Document fields = new Document("position", TokenPosition.of(token));
        if (token == null) {
            return fields.append("tokenType", null).append("token", null);
        }
        SerializedObject<String> written = serializer.serialize(token, String.class);
        return fields.append("tokenType", written.getType().getName()).append("token", written.getData());
    }

    @Nullable TrackingToken token(Document document) {
        String token = document.getString("token");
        if (token == null) {
            return null;
        }
        return serializer.deserialize(
                new SimpleSerializedObject<>(token, String.class, document.getString("tokenType"), null));
    }
}
