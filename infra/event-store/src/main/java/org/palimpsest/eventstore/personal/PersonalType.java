package org.palimpsest.eventstore.personal;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The application's own type of a text about a person, which its events carry in the clear while they are in memory.
 *
 * @param person whose it is
 * @param field what it is, such as {@code email}; what was sealed as one cannot be read as another
 * @param text the text, or null if it has been erased
 * @param maker the other way round
 */
public record PersonalType<T>(
        Class<T> type,
        Function<T, String> person,
        Function<T, String> field,
        Function<T, @Nullable String> text,
        Maker<T> maker) {

    /** Makes a value; may throw {@link IllegalArgumentException} if there can be none like that. */
    @FunctionalInterface
    public interface Maker<T> {
        T make(String person, String field, @Nullable String text);
    }
}
