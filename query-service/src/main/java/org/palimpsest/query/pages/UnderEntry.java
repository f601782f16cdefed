package org.palimpsest.query.pages;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.CommentPolicy;
import org.palimpsest.permission.Caller;

/**
 * What stands under the page of an entry and is none of its own: what people say about it. Another read model keeps it, and the page
 * is there without it. Thread-safe.
 */
@FunctionalInterface
public interface UnderEntry {

    /** What stands there, or that nothing does. */
    interface Part {
        /** What the template shows; null where that is nothing. */
        @Nullable Object shown();

        /** Another one as soon as something else is shown, to this reader. */
        String tag();

        /** Of what it is made, as {@link org.palimpsest.query.reading.Parts} names it. */
        Collection<String> parts();

        /** What must be another at each reading, by what it is in this one. */
        Map<String, Supplier<String>> fresh();
    }

    /** What stands under this entry; nothing where that is not known. */
    Optional<Part> of(UUID entry, String slug, CommentPolicy policy, Caller caller);
}
