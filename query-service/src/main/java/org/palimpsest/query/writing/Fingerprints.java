package org.palimpsest.query.writing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.palimpsest.events.Content;
import org.palimpsest.query.markdown.Markdown;
import org.springframework.stereotype.Component;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * By which a form remembers what stood in a part when it was opened, without carrying it: the first 16 hexadecimal digits of the
 * SHA-256 of its JSON, of a text in the form in which equal texts are equal. Thread-safe.
 */
@Component
final class Fingerprints {
    private static final int LENGTH = 16;

    private final JsonMapper json;

    Fingerprints(JsonMapper json) {
        this.json = json;
    }

    String of(Part part, Content content) {
        try {
            var value = json.writer(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .writeValueAsString(part == Part.BODY ? Markdown.canonical(content.body()) : part.of(content))
                    .getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(value)).substring(0, LENGTH);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
