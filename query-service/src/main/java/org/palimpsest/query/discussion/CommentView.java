package org.palimpsest.query.discussion;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A comment as readers get it. Who wrote it is told by the name alone.
 *
 * @param replyTo the comment that it answers
 * @param depth how far it is indented: 0, 1 or 2
 * @param name absent where the commenter was erased, and in a gap
 * @param text absent in a gap: what stood there was taken back, and what answers it was not
 */
public record CommentView(
        UUID id, @Nullable UUID replyTo, int depth, Instant at, @Nullable String name, @Nullable String text) {

    /** Where it stands in a page. */
    static String anchor(UUID id) {
        return "comment-" + id;
    }
}
