package org.palimpsest.query.library;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Policy;
import org.palimpsest.events.SectionKind;

/**
 * A section, as of some moment.
 *
 * @param entries how many can be read in it
 * @param lastChange when the latest version of any of these was published
 */
public record SectionSummary(
        String slug,
        String title,
        SectionKind kind,
        @Nullable String journal,
        Policy policy,
        boolean closed,
        long entries,
        @Nullable Instant lastChange) {

    /** Whether issues can be planned in it. */
    public boolean hasIssues() {
        return kind == SectionKind.JOURNAL;
    }
}
