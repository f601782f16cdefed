package org.palimpsest.query.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param next what has to be asked for to get the part {@code after} this one; absent in the last one
 */
public record Part<T>(List<T> items, @Nullable String next) {
    public Part {
        items = List.copyOf(items);
    }
}
