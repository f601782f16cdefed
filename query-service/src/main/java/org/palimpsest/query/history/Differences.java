package org.palimpsest.query.history;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How two states of an entry differ.
 *
 * @param from absent if the entry did not exist then
 * @param to absent likewise
 * @param changes what leads from the one to the other, by field
 */
public record Differences(@Nullable State from, @Nullable State to, List<Change> changes) {}
