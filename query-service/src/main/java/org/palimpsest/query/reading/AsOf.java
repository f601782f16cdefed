package org.palimpsest.query.reading;

import org.jspecify.annotations.Nullable;

/**
 * A past, or now. An instant and a position name the same past, since the log's clock never goes backwards; so it is a
 * position that everything compares with.
 *
 * @param position of the last event that is part of it; {@link Long#MAX_VALUE} is now, -1 before everything
 * @param text what was asked for; absent now
 */
public record AsOf(long position, @Nullable String text) {
    /** The present. */
    public static final AsOf NOW = new AsOf(Long.MAX_VALUE, null);

    /** Whether it is the present. */
    public boolean isNow() {
        return text == null;
    }

    /** Whether what happened at {@code other} is part of it. */
    public boolean includes(long other) {
        return other <= position;
    }
}
