package org.palimpsest.eventstore.operate;

import org.bson.RawBsonDocument;

/** What stands between the first line and the last. */
sealed interface BackupLine {

    /** The next commit of the log. */
    record Commit(long position, String hash, RawBsonDocument document) implements BackupLine {}

    /** A document of another collection, as it was. */
    record Kept(String collection, RawBsonDocument document) implements BackupLine {}
}
