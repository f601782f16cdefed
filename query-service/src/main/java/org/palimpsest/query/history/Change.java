package org.palimpsest.query.history;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field that is not as it was.
 *
 * @param field its name in the content, or {@code slug}, {@code stage}, {@code version}, {@code withdrawn}
 * @param old its value before, absent if it had none; of the body its plain text
 * @param now its value after, likewise
 * @param text the value as people read it, compared word by word; empty for the body
 * @param blocks the body compared block by block; empty for all else
 */
public record Change(
        String field, @Nullable Object old, @Nullable Object now, List<Segment> text, List<Block> blocks) {}
