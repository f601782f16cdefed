package org.palimpsest.query.library;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.EntryEvent.BodyRevised;
import org.palimpsest.events.text.Schema;
import org.palimpsest.query.pages.Dates;
import org.palimpsest.query.pages.EmbargoNotice;
import org.palimpsest.query.pages.InWords;
import org.palimpsest.query.pages.Shown;
import org.palimpsest.query.pages.WithdrawnNotice;
import org.palimpsest.query.text.Excerpt;

/**
 * An entry among others.
 *
 * @param published the day of this version, in words
 * @param embargo absent where readers get the text
 * @param withdrawn absent unless the entry is withdrawn
 * @param shortened whether the text goes on where the entry stands alone
 */
record Listed(
        Shown text,
        int version,
        String section,
        Instant publishedAt,
        InWords published,
        @Nullable EmbargoNotice embargo,
        @Nullable WithdrawnNotice withdrawn,
        boolean shortened) {
    /** Twenty of them are less than 100 kB of page. */
    private static final int CHARACTERS = 2_500;

    static Listed of(Edition edition, int top) {
        var content = edition.content();
        var excerpt = Excerpt.of(content.body(), CHARACTERS);
        boolean shortened = !excerpt.equals(content.body());
        var shown = shortened ? content.with(new BodyRevised(edition.entryId(), Schema.VERSION, excerpt)) : content;
        return new Listed(
                Shown.of(edition.slug(), shown, top),
                edition.version(),
                edition.section(),
                edition.publishedAt(),
                Dates.day(edition.publishedAt()),
                edition.access().notice(),
                edition.notice(),
                shortened);
    }
}
