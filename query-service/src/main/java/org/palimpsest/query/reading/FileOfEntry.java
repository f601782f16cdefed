package org.palimpsest.query.reading;

import java.util.UUID;
import org.palimpsest.events.AttachedFile;

/** A file as somebody may know it, and the entry that it belongs to. */
public record FileOfEntry(UUID entry, AttachedFile file) {}
