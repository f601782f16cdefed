package org.palimpsest.events;

import java.time.Instant;

/**
 * Readers do not get the text before this moment: see {@link Content#withoutText}.
 *
 * @param number counts the ends that an entry's embargo was given, from 1
 * @param until the first moment at which the text is readable
 * @param setBy who gave it this end, and in whose name it ends by itself
 */
public record Embargo(int number, Instant until, String setBy) {}
