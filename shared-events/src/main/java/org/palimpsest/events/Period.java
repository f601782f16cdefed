package org.palimpsest.events;

import org.jspecify.annotations.Nullable;

/**
 * When the thing that an entry tells of took place.
 *
 * @param text as its contributors wrote it; what a page shows
 * @param from first day, month or year in ISO 8601 ({@code 2019}, {@code 2019-01} or {@code 2019-01-31}), if known
 * @param to the last one, likewise; absent while {@code ongoing}
 */
public record Period(String text, @Nullable String from, @Nullable String to, boolean ongoing) {}
