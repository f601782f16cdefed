package org.palimpsest.query.library;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Contributor;
import org.palimpsest.query.pages.Dates;
import org.palimpsest.query.pages.InWords;

/**
 * A published issue with what could be read of it as of some moment.
 *
 * @param entries in the order of the issue
 * @param gone how many of its entries cannot be read any more, or could not be read then
 */
record IssueContents(IssueSummary issue, List<Item> entries, int gone) {

    /** An entry of it, in the version that was current then. {@code embargoUntil}: as in {@link Edition.Access}. */
    record Item(
            String slug,
            @Nullable String title,
            @Nullable String language,
            List<Contributor> contributors,
            @Nullable String articleType,
            @Nullable String elocationId,
            int version,
            Instant publishedAt,
            boolean withdrawn,
            @Nullable Instant embargoUntil,
            boolean embargoed) {

        static Item of(Edition edition) {
            var content = edition.content();
            var article = content.article();
            return new Item(
                    edition.slug(),
                    content.title(),
                    content.language(),
                    content.contributors(),
                    article == null ? null : article.articleType(),
                    article == null ? null : article.elocationId(),
                    edition.version(),
                    edition.publishedAt(),
                    edition.withdrawn() != null,
                    edition.access().until(),
                    edition.access().notice() != null);
        }

        /** The day of this version. */
        public InWords published() {
            return Dates.day(publishedAt);
        }

        /** The authors’ names, in order. */
        public String authors() {
            return String.join(", ", contributors.stream().map(Contributor::name).toList());
        }
    }
}
