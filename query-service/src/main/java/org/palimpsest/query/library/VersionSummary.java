package org.palimpsest.query.library;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.VersionKind;

/**
 * A version among others.
 *
 * @param number from 1
 * @param position of its publication
 * @param supersededAt when the next version took its place, if one has
 * @param kind what it is to the version before it
 * @param reason why there is this version, where that was said
 */
public record VersionSummary(
        int number,
        Instant publishedAt,
        long position,
        @Nullable Instant supersededAt,
        VersionKind kind,
        @Nullable String reason) {}
