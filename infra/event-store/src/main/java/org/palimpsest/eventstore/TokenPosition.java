package org.palimpsest.eventstore;

import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.jspecify.annotations.Nullable;

/** Up to where everything is done, according to a token. */
final class TokenPosition {

    private TokenPosition() {}

    /**
     * The position up to which a segment with this token has handled every event; -1 if none is certain. Of a merged
     * token that is the lower half; of a replay the place that the replay has reached. (Axon's own {@code position()}
     * says 0 for a replay that has not begun.)
     */
    static long of(@Nullable TrackingToken token) {
        TrackingToken lower = token;
        while (lower instanceof WrappedToken wrapped) {
            lower = wrapped.lowerBound();
        }
        return lower == null ? -1 : lower.position().orElse(-1);
    }
}
