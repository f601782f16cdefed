package org.palimpsest.query.library;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An issue among others.
 *
 * @param entries how many it has
 * @param publishedAt absent as long as it is planned
 */
public record IssueSummary(
        UUID id,
        String section,
        String volume,
        String number,
        int year,
        @Nullable String title,
        int entries,
        @Nullable Instant publishedAt) {

    static IssueSummary of(IssueDocument issue) {
        return new IssueSummary(
                issue.id(),
                issue.section(),
                issue.volume(),
                issue.number(),
                issue.year(),
                issue.title(),
                issue.entries().size(),
                issue.publishedAt());
    }
}
