package org.palimpsest.samples;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Turns the samples' short form of a text into the ProseMirror document that the platform takes. */
final class SampleBody {
    private SampleBody() {}

    /**
     * {@code blocks}: a list of {@code {"p": text}}, {@code {"h": text}}, {@code {"quote": text}}, {@code {"ul": [text…]}} and
     * {@code {"img": name, "alt": text}} for a picture that was uploaded.
     */
    static Map<String, Object> document(JsonNode blocks) {
        return node("doc", stream(blocks).map(SampleBody::block).toList());
    }

    private static Map<String, Object> block(JsonNode block) {
        var kind = block.propertyNames().iterator().next();
        var value = block.get(kind);
        return switch (kind) {
            case "p" -> paragraph(value);
            case "h" ->
                Map.of("type", "heading", "attrs", Map.of("level", 2), "content", List.of(text(value)));
            case "quote" -> node("blockquote", List.of(paragraph(value)));
            case "ul" ->
                node(
                        "bullet_list",
                        stream(value)
                                .map(item -> node("list_item", List.of(paragraph(item))))
                                .toList());
            case "img" -> node("paragraph", List.of(picture(value, block.get("alt"))));
            default -> throw new IllegalArgumentException("Unknown kind of block in the samples: " + kind);
        };
    }

    private static Map<String, Object> paragraph(JsonNode text) {
        return node("paragraph", List.of(text(text)));
    }

    private static Map<String, Object> picture(JsonNode name, JsonNode alternative) {
        return Map.of("type", "image", "attrs", Map.of("src", "file:" + name.asString(), "alt", alternative.asString()));
    }

    private static Map<String, Object> text(JsonNode text) {
        return Map.of("type", "text", "text", text.asString());
    }

    private static Map<String, Object> node(String type, List<Map<String, Object>> content) {
        return Map.of("type", type, "content", content);
    }

    static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
