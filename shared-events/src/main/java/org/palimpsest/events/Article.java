package org.palimpsest.events;

import org.jspecify.annotations.Nullable;

/**
 * What a journal knows of an entry. Terms of JATS 1.3.
 *
 * @param articleType heading under which the journal shows it, such as {@code Conference Abstracts}
 * @param firstPublished the day, ISO 8601, on which it appeared elsewhere first, if it did
 */
public record Article(
        @Nullable String articleType,
        @Nullable String journal,
        @Nullable String volume,
        @Nullable String issue,
        @Nullable String elocationId,
        @Nullable String doi,
        @Nullable String firstPublished) {}
