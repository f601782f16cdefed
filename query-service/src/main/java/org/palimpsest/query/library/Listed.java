package org.palimpsest.query.library;

import java.time.Instant;
import org.palimpsest.query.pages.Dates;
import org.palimpsest.query.pages.Shown;

/** An entry among others. {@code published} is the day of this version, in words. */
record Listed(Shown text, int version, String section, Instant publishedAt, String published) {

    static Listed of(Edition edition, int top) {
        return new Listed(
                Shown.of(edition.slug(), edition.content(), top),
                edition.version(),
                edition.section(),
                edition.publishedAt(),
                Dates.day(edition.publishedAt()));
    }
}
