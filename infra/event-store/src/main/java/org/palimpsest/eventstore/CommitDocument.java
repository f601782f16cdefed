package org.palimpsest.eventstore;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.bson.Document;

/** A commit to and from the form in which it lies in MongoDB. Absent values have no field. */
final class CommitDocument {

    private CommitDocument() {}

    static Document from(Commit commit) {
        Document document = new Document("_id", commit.position()).append("recordedAt", Date.from(commit.recordedAt()));
        if (!commit.streams().isEmpty()) {
            // Left out when empty: a unique index would take two empty arrays for equal.
            document.append("streams", commit.streams().stream().map(CommitDocument::from).toList());
        }
        return document.append("events", commit.events().stream().map(CommitDocument::from).toList())
                .append("previousHash", commit.previousHash())
                .append("hash", commit.hash());
    }

    static Commit toCommit(Document document) {
        return new Commit(
                document.getLong("_id"),
                recordedAt(document),
                document.getList("streams", Document.class, List.of()).stream()
                        .map(stream -> new StreamStart(stream.getString("id"), stream.getLong("firstSeq")))
                        .toList(),
                document.getList("events", Document.class).stream().map(CommitDocument::toEvent).toList(),
                document.getString("previousHash"),
                document.getString("hash"));
    }

    static Instant recordedAt(Document document) {
        return document.getDate("recordedAt").toInstant();
    }

    private static Document from(StreamStart stream) {
        return new Document("id", stream.id()).append("firstSeq", stream.firstSeq());
    }

    private static Document from(CommitEvent event) {
        Document document = new Document("id", event.id());
        if (event.stream() != null) {
            document.append("stream", event.stream());
            if (event.streamType() != null) {
                document.append("streamType", event.streamType());
            }
            document.append("seq", event.seq());
        }
        document.append("type", event.type());
        if (event.revision() != null) {
            document.append("revision", event.revision());
        }
        return document.append("payload", event.payload()).append("metadata", event.metadata());
    }

    private static CommitEvent toEvent(Document event) {
        return new CommitEvent(
                event.getString("id"),
                event.getString("stream"),
                event.getString("streamType"),
                Objects.requireNonNullElse(event.getLong("seq"), 0L),
                event.getString("type"),
                event.getString("revision"),
                event.getString("payload"),
                event.getString("metadata"));
    }
}
