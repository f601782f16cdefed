package org.palimpsest.events;

import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How the JSON of an event is carried from one revision to the next. JSON as the JDK has it: objects are maps that keep
 * their order and may be changed, lists lists, then {@code String}, {@code Number}, {@code Boolean} and null.
 *
 * @param name the event's {@link EventType#value}
 * @param from the revision that {@code change} takes; what it answers is of the one after
 */
public record Upcast(String name, int from, UnaryOperator<Map<String, @Nullable Object>> change) {}
