package org.palimpsest.eventstore;

import org.jspecify.annotations.Nullable;

/**
 * One event as it stands in a commit. {@code stream}, {@code streamType} and {@code seq} belong together: an event that
 * no aggregate published has no stream, and its {@code seq} is 0. {@code payload} and {@code metadata} are the exact
 * JSON texts that were written.
 */
record CommitEvent(
        String id,
        @Nullable String stream,
        @Nullable String streamType,
        long seq,
        String type,
        @Nullable String revision,
        String payload,
        String metadata) {}
