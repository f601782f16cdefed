package org.palimpsest.eventstore.personal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

/** Writes values sealed. @param <T> see {@link PersonalType} */
final class Sealing<T> extends ValueSerializer<T> {

    /** Says how the text is sealed. What begins with another one is not read by this version. */
    static final String FORM = "1.";

    private final PersonalType<T> type;
    private final PersonKeys keys;

    Sealing(PersonalType<T> type, PersonKeys keys) {
        this.type = type;
        this.keys = keys;
    }

    @Override
    public void serialize(T value, JsonGenerator json, SerializationContext context) {
        String person = type.person().apply(value);
        String field = type.field().apply(value);
        String text = type.text().apply(value);
        json.writeStartObject(value);
        json.writeStringProperty("person", person);
        json.writeStringProperty("field", field);
        if (text != null) {
            json.writeStringProperty("sealed", seal(person, field, text));
        }
        json.writeEndObject();
    }

    private String seal(String person, String field, String text) {
        byte[] sealed = Seal.close(keys.toSeal(person), text.getBytes(UTF_8), place(person, field));
        return FORM + Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    static byte[] place(String person, String field) {
        return Seal.place("palimpsest personal 1", person, field);
    }
}
