package org.palimpsest.command.reaction;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What sets a reaction off.
 *
 * @param effectId {@code <reaction>@<position>}: the same at each attempt, so that others can know the effect again
 * @param position of the event in the log
 * @param sequence of the event in its own stream
 * @param actor who did it; null where the event does not tell
 * @param at when the event was recorded
 * @param event as the shared language has it
 */
record Trigger(String effectId, long position, long sequence, @Nullable String actor, Instant at, Object event) {}
