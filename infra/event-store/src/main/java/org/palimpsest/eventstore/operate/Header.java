package org.palimpsest.eventstore.operate;

import java.time.Instant;
import java.util.List;

/**
 * The first line of a backup.
 *
 * @param format {@value #FORMAT}
 * @param version of the form, raised when an older reader could not read it any more
 * @param lastCommit where the commit begins that was the last one when the backup began; -1 if there was none
 * @param collections the other collections that it holds, besides the log
 */
record Header(String format, int version, Instant createdAt, long lastCommit, List<String> collections) {

    static final String FORMAT = "palimpsest-backup";
    static final int VERSION = 1;

    Header {
        if (!FORMAT.equals(format)) {
            throw new IllegalArgumentException("this is no backup, its format is " + format);
        }
        if (version != VERSION) {
            throw new IllegalArgumentException("version " + version + " of the form is not known here, but " + VERSION);
        }
        if (createdAt == null || collections == null) {
            throw new IllegalArgumentException("createdAt or collections is missing");
        }
        collections = List.copyOf(collections);
    }
}
