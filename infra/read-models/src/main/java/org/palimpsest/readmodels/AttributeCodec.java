package org.palimpsest.readmodels;

import org.bson.BsonInvalidOperationException;
import org.bson.BsonReader;
import org.bson.BsonWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.springframework.stereotype.Component;

/**
 * Writes what stands where a record says {@code Object}: the attributes of a text's nodes and marks, which are numbers,
 * texts and booleans. Everything else is refused. Thread-safe.
 */
@Component
public final class AttributeCodec implements Codec<Object> {

    @Override
    public void encode(BsonWriter writer, Object value, EncoderContext context) {
        switch (value) {
            case String text -> writer.writeString(text);
            case Integer number -> writer.writeInt32(number);
            case Long number -> writer.writeInt64(number);
            case Double number -> writer.writeDouble(number);
            case Boolean flag -> writer.writeBoolean(flag);
            default -> throw new BsonInvalidOperationException("Not an attribute: " + value.getClass().getName());
        }
    }

    @Override
    public Object decode(BsonReader reader, DecoderContext context) {
        return switch (reader.getCurrentBsonType()) {
            case STRING -> reader.readString();
            case INT32 -> reader.readInt32();
            case INT64 -> reader.readInt64();
            case DOUBLE -> reader.readDouble();
            case BOOLEAN -> reader.readBoolean();
            default -> throw new BsonInvalidOperationException("Not an attribute: " + reader.getCurrentBsonType());
        };
    }

    @Override
    public Class<Object> getEncoderClass() {
        return Object.class;
    }
}
