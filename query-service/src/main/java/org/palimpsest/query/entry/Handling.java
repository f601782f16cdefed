package org.palimpsest.query.entry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which editor sees to an entry. For editors only.
 *
 * @param editor a person's id; null where nobody does
 * @param former who did, and is no editor of the section any more; null where it was given back, or somebody else has it
 * @param since when that is so
 */
public record Handling(@Nullable String editor, @Nullable String former, Instant since) {}
