package org.palimpsest.command.reaction;

import java.time.Instant;

/**
 * What sets a reaction off.
 *
 * @param effectId {@code <reaction>@<position>}: the same at each attempt, so that others can know the effect again
 * @param position of the event in the log
 * @param at when the event was recorded
 * @param event as the shared language has it
 */
record Trigger(String effectId, long position, Instant at, Object event) {}
