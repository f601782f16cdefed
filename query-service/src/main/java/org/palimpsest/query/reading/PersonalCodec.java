package org.palimpsest.query.reading;

import com.mongodb.client.MongoDatabase;
import org.bson.BsonReader;
import org.bson.BsonWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.configuration.CodecRegistries;
import org.palimpsest.events.Personal;
import org.palimpsest.eventstore.EventSerializer;
import org.palimpsest.eventstore.PersonErasedException;
import tools.jackson.databind.ObjectMapper;

/**
 * Writes what is personal as the log does: sealed, in the JSON of {@code events}. So it is forgotten together with the
 * log's, in the database's own journals and backups too. Who was erased after a read model had read of them is written as erased: what it
 * still remembers can be written no more, and the event that they are gone follows. Thread-safe.
 */
public final class PersonalCodec implements Codec<Personal> {
    private final ObjectMapper events;

    public PersonalCodec(ObjectMapper events) {
        this.events = events;
    }

    /** {@code database}, for documents in which something is personal. */
    public static MongoDatabase in(MongoDatabase database, EventSerializer serializer) {
        var personal = CodecRegistries.fromCodecs(new PersonalCodec(serializer.getObjectMapper()));
        return database.withCodecRegistry(CodecRegistries.fromRegistries(personal, database.getCodecRegistry()));
    }

    @Override
    public void encode(BsonWriter writer, Personal value, EncoderContext context) {
        writer.writeString(sealed(value));
    }

    private String sealed(Personal value) {
        try {
            return events.writeValueAsString(value);
        } catch (PersonErasedException _) {
            return events.writeValueAsString(new Personal(value.person(), value.field(), null));
        }
    }

    @Override
    public Personal decode(BsonReader reader, DecoderContext context) {
        return events.readValue(reader.readString(), Personal.class);
    }

    @Override
    public Class<Personal> getEncoderClass() {
        return Personal.class;
    }
}
