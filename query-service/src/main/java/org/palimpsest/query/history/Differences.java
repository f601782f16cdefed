package org.palimpsest.query.history;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.palimpsest.query.entry.Withdrawal;

/**
 * How two states of an entry differ.
 *
 * @param from absent if there was nothing to read then
 * @param to absent likewise
 * @param withdrawal the one that holds now, if one does
 * @param changes what leads from the one to the other, by field
 */
public record Differences(
        @Nullable State from, @Nullable State to, @Nullable Withdrawal withdrawal, List<Change> changes) {}
