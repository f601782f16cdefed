package org.palimpsest.query.reading;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.AttachedFile;

/**
 * A file as somebody may know it, and the entry that it belongs to.
 *
 * @param use as what its reading is counted; absent where not everybody has it
 */
public record FileOfEntry(UUID entry, AttachedFile file, @Nullable Used use) {

    /** One of work in progress. */
    public FileOfEntry(UUID entry, AttachedFile file) {
        this(entry, file, null);
    }
}
