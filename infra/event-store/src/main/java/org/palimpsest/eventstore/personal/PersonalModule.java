package org.palimpsest.eventstore.personal;

import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.module.SimpleModule;

/**
 * Writes a {@link PersonalType} sealed and reads it opened: as
 * <pre>{"person": "olwen", "field": "email", "sealed": "1.…"}</pre>
 * where {@code sealed} is nonce, cipher text and tag in base64url, bound to person and field; without it, the value is an
 * erased one. A value whose person's key has been erased is read as erased. The length of a text can be told from outside.
 *
 * <p>A value is not bound to its event, so that an upcaster may move or rename it; where an event stands in the log, the
 * log's chain guards. An event's constructor should refuse a value of another person or field.
 */
public final class PersonalModule {

    private PersonalModule() {}

    /** The module for one type, to be given to {@link org.palimpsest.eventstore.EventSerializer}. */
    public static <T> JacksonModule of(PersonalType<T> type, PersonKeys keys) {
        return new SimpleModule("personal")
                .addSerializer(type.type(), new Sealing<>(type, keys))
                .addDeserializer(type.type(), new Opening<>(type, keys));
    }
}
