package org.palimpsest.eventstore;

import org.bson.RawBsonDocument;

/** What waits, and the commit that it is to become at the place that it was given. */
record Attempt(Pending pending, Commit commit, RawBsonDocument document) {

    /** A document's largest size, in bytes: MongoDB's own limit. */
    static final int LIMIT = 16 * 1024 * 1024;

    /** @throws CommitTooLargeException if it does not fit into one document */
    static Attempt of(Pending pending, Commit commit) {
        var document = CommitCodec.encoded(commit);
        int bytes = document.getByteBuffer().remaining();
        if (bytes > LIMIT) {
            throw new CommitTooLargeException(commit.events().size(), bytes, LIMIT);
        }
        return new Attempt(pending, commit, document);
    }
}
