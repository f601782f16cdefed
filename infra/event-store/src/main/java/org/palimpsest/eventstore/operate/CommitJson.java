package org.palimpsest.eventstore.operate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads a commit from its documented form as relaxed Extended JSON, which is what {@code Document.toJson()} and
 * {@code mongoexport} write. Strict: a field that is missing, unknown or of another type is an
 * {@link IllegalArgumentException} that names it.
 */
final class CommitJson {

    private final JsonNode json;
    private final String path;
    private final Set<String> unread;

    private CommitJson(JsonNode json, String path) {
        if (!json.isObject()) {
            throw new IllegalArgumentException(path + " is no object");
        }
        this.json = json;
        this.path = path;
        this.unread = new HashSet<>(json.propertyNames());
    }

    static Document read(JsonNode json) {
        CommitJson commit = new CommitJson(json, "commit");
        Document document = new Document("_id", commit.number("_id")).append("recordedAt", commit.date("recordedAt"));
        if (json.has("streams")) {
            document.append("streams", commit.list("streams", CommitJson::stream));
        }
        document.append("events", commit.list("events", CommitJson::event));
        document.append("previousHash", commit.text("previousHash")).append("hash", commit.text("hash"));
        return commit.whole(document);
    }

    private static Document stream(CommitJson stream) {
        return stream.whole(new Document("id", stream.text("id")).append("firstSeq", stream.number("firstSeq")));
    }

    private static Document event(CommitJson event) {
        Document document = new Document("id", event.text("id"));
        if (event.json.has("stream")) {
            document.append("stream", event.text("stream"));
            event.optional(document, "streamType");
            document.append("seq", event.number("seq"));
        }
        document.append("type", event.text("type"));
        event.optional(document, "revision");
        document.append("payload", event.text("payload")).append("metadata", event.text("metadata"));
        return event.whole(document);
    }

    private Document whole(Document document) {
        if (!unread.isEmpty()) {
            throw new IllegalArgumentException(path + " has an unknown field " + unread.iterator().next());
        }
        return document;
    }

    private void optional(Document document, String name) {
        if (json.has(name)) {
            document.append(name, text(name));
        }
    }

    private String text(String name) {
        JsonNode value = take(name);
        if (value == null || !value.isString()) {
            throw new IllegalArgumentException(path + "." + name + " is no text");
        }
        return value.stringValue();
    }

    private long number(String name) {
        JsonNode value = take(name);
        if (value == null || !value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new IllegalArgumentException(path + "." + name + " is no whole number");
        }
        return value.longValue();
    }

    private Date date(String name) {
        JsonNode value = take(name);
        if (value == null || value.size() != 1 || !value.has("$date")) {
            throw new IllegalArgumentException(path + "." + name + " is no date");
        }
        JsonNode date = value.get("$date");
        // Outside of the years 1970 to 9999 it is a number, as text.
        return Date.from(date.isString()
                ? Instant.parse(date.stringValue())
                : Instant.ofEpochMilli(Long.parseLong(date.path("$numberLong").asString())));
    }

    private List<Document> list(String name, Function<CommitJson, Document> read) {
        JsonNode value = take(name);
        if (value == null || !value.isArray()) {
            throw new IllegalArgumentException(path + "." + name + " is no list");
        }
        List<Document> documents = new ArrayList<>(value.size());
        for (JsonNode element : value) {
            documents.add(read.apply(new CommitJson(element, path + "." + name + "[" + documents.size() + "]")));
        }
        return documents;
    }

    private @Nullable JsonNode take(String name) {
        unread.remove(name);
        return json.get(name);
    }
}
