package org.palimpsest.eventstore.personal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/** Reads what {@link Sealing} wrote. @param <T> see {@link PersonalType} */
final class Opening<T> extends ValueDeserializer<T> {

    private final PersonalType<T> type;
    private final PersonKeys keys;

    private record Stored(@Nullable String person, @Nullable String field, @Nullable String sealed) {}

    Opening(PersonalType<T> type, PersonKeys keys) {
        this.type = type;
        this.keys = keys;
    }

    /** @throws BrokenSealException if it was altered, moved or made by others */
    @Override
    public T deserialize(JsonParser json, DeserializationContext context) {
        var stored = context.readValue(json, Stored.class);
        if (stored == null || stored.person == null || stored.field == null) {
            throw new BrokenSealException("A personal value without person or field", null);
        }
        return type.maker().make(stored.person, stored.field, open(stored.person, stored.field, stored.sealed));
    }

    private @Nullable String open(String person, String field, @Nullable String sealed) {
        if (sealed == null) {
            return null;
        }
        if (!sealed.startsWith(Sealing.FORM)) {
            throw new BrokenSealException("Sealed in a form that this version does not know", null);
        }
        var key = keys.toOpen(person);
        return key == null ? null : new String(Seal.open(key, bytes(sealed), Sealing.place(person, field)), UTF_8);
    }

    private static byte[] bytes(String sealed) {
        try {
            return Base64.getUrlDecoder().decode(sealed.substring(Sealing.FORM.length()));
        } catch (IllegalArgumentException e) {
            throw new BrokenSealException("Sealed text is not base64url", e);
        }
    }
}
