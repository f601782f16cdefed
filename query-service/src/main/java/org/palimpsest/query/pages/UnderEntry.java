package org.palimpsest.query.pages;

import java.util.Optional;
import java.util.UUID;
import org.palimpsest.events.CommentPolicy;
import org.palimpsest.permission.Caller;

/**
 * What stands under the page of an entry and is none of its own: what people say about it. Another read model keeps it, and the page
 * is there without it. Thread-safe.
 */
@FunctionalInterface
public interface UnderEntry {

    /** What the template shows. */
    interface Part {
        /** Another one as soon as something else is shown, to this reader. */
        String tag();
    }

    /** What stands under this entry; nothing where nothing can. */
    Optional<Part> of(UUID entry, String slug, CommentPolicy policy, Caller caller);
}
