package org.palimpsest.events;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something beside the entry that readers should know of.
 *
 * @param url where it is, {@code https} or {@code http}
 * @param date when it appeared, ISO 8601 with reduced precision
 * @param authors as they should be shown
 * @param entry slug of an entry here, if it is one
 * @param section slug of a section here, if it is one
 */
public record Link(
        Kind kind,
        String title,
        @Nullable String url,
        @Nullable String date,
        List<String> authors,
        @Nullable String entry,
        @Nullable String section) {

    public Link {
        authors = Content.list(authors);
    }

    /** How it is related, and so under which heading it stands. */
    public enum Kind {
        CASE_STUDY,
        REPORT,
        WEBSITE,
        RELATED_PUBLICATION,
        RELATED_PROJECT,
        SEE_ALSO
    }
}
