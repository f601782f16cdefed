package org.palimpsest.query.library;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version among others.
 *
 * @param number from 1
 * @param position of its publication
 * @param supersededAt when the next version took its place, if one has
 */
public record VersionSummary(int number, Instant publishedAt, long position, @Nullable Instant supersededAt) {}
