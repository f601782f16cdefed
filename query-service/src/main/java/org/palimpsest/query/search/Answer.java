package org.palimpsest.query.search;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.palimpsest.query.entry.UnderEmbargo;
import org.palimpsest.query.entry.Withdrawn;

/**
 * What a search found.
 *
 * @param asOf the past that was searched, as it was asked for; absent today
 * @param page which one this is; one after the last has no hits
 * @param pages how many there are, of {@value Question#PAGE_SIZE} hits each
 * @param relaxed whether no entry has all of the words, and phrases as phrases, so that these have only some; the same on
 *     every page
 * @param hits best first; equals, and all without words, newest first. Few words must all be there if anything has them; of
 *     more, what has all of them comes first
 */
@Schema(name = "SearchAnswer") // reports have answers, too
record Answer(
        String q,
        @Nullable String asOf,
        long total,
        int page,
        int pages,
        boolean relaxed,
        List<Hit> hits,
        List<Choices> facets) {

    /**
     * A version of an entry.
     *
     * @param titleHtml safe HTML in which {@code mark} shows the words that were found
     * @param excerptHtml passages of the body, likewise; its beginning where no word was found in it
     * @param sectionTitle the slug where the section has no name yet
     * @param embargo why there is no text; absent where readers get it, or did in the past that was searched
     * @param withdrawn absent unless the entry is withdrawn, or was in the past that was searched
     */
    record Hit(
            String slug,
            int version,
            String title,
            String titleHtml,
            List<String> excerptHtml,
            String section,
            String sectionTitle,
            @Nullable String articleType,
            @Nullable String language,
            @Nullable String period,
            List<String> keywords,
            List<String> contributors,
            List<String> organisations,
            @Nullable String firstPublished,
            Instant publishedAt,
            @Nullable UnderEmbargo embargo,
            @Nullable Withdrawn withdrawn) {}

    /** What can be chosen in a facet; the counts heed every choice but those of this facet itself. */
    record Choices(String facet, String title, List<Choice> choices) {}

    /** @param label what to call it; the value is what goes into the request */
    record Choice(String value, String label, long count, boolean chosen) {}
}
