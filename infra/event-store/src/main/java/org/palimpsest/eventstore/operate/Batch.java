package org.palimpsest.eventstore.operate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.bson.RawBsonDocument;

/** Gathers documents: at most a thousand, and about 16 MB, before it hands them on. Not thread-safe. */
final class Batch {

    private static final int MOST = 1000;
    private static final int BYTES = 16 * 1024 * 1024;

    private final Consumer<List<RawBsonDocument>> next;
    private List<RawBsonDocument> documents = new ArrayList<>();
    private int bytes;

    Batch(Consumer<List<RawBsonDocument>> next) {
        this.next = next;
    }

    void add(RawBsonDocument document) {
        documents.add(document);
        bytes += document.getByteBuffer().remaining();
        if (documents.size() >= MOST || bytes >= BYTES) {
            flush();
        }
    }

    void flush() {
        if (!documents.isEmpty()) {
            next.accept(documents);
            documents = new ArrayList<>();
            bytes = 0;
        }
    }
}
