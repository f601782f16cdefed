package org.palimpsest.query.library;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.palimpsest.query.pages.Dates;
import org.palimpsest.query.pages.EmbargoNotice;
import org.palimpsest.query.pages.InWords;
import org.palimpsest.query.pages.Shown;
import org.palimpsest.query.pages.WithdrawnNotice;

/**
 * An entry among others.
 *
 * @param published the day of this version, in words
 * @param embargo absent where readers get the text
 * @param withdrawn absent unless the entry is withdrawn
 */
record Listed(
        Shown text,
        int version,
        String section,
        Instant publishedAt,
        InWords published,
        @Nullable EmbargoNotice embargo,
        @Nullable WithdrawnNotice withdrawn) {

    static Listed of(Edition edition, int top) {
        return new Listed(
                Shown.of(edition.slug(), edition.content(), top),
                edition.version(),
                edition.section(),
                edition.publishedAt(),
                Dates.day(edition.publishedAt()),
                edition.access().notice(),
                edition.notice());
    }
}
