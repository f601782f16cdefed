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
 * @param sort in which order the hits come: {@code relevance}, {@code newest} or {@code title}
 * @param corrected what was searched for in place of {@code q}, of which nothing would have been found; absent where that was {@code q}
 * @param offered what may have been meant and finds more; absent where there is nothing like that
 * @param relaxed whether no entry has all of the words, and phrases as phrases, so that these have only some; the same on
 *     every page
 * @param also words that mean the same as others of the question, as editors have said, and were searched for, too
 * @param hits best first; equals, and all without words, newest first. Few words must all be there if anything has them; of
 *     more, what has all of them comes first
 * @param without where nothing was found: what would be if one thing were not asked for; only what finds something
 * @param sections where nothing was found: where one might look, with all that they have
 */
@Schema(name = "SearchAnswer") // reports have answers, too
record Answer(
        String q,
        @Nullable String asOf,
        long total,
        int page,
        int pages,
        String sort,
        @Nullable String corrected,
        @Nullable String offered,
        boolean relaxed,
        List<Also> also,
        List<Hit> hits,
        List<Choices> facets,
        List<Without> without,
        List<Choice> sections) {

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

    /**
     * What was searched for beside something that was typed.
     *
     * @param word as it was typed
     * @param words what means the same
     */
    @Schema(name = "AlsoSearchedFor")
    record Also(String word, List<String> words) {}

    /**
     * What can be chosen in a facet; the counts heed every choice but those of this facet itself.
     *
     * @param more whether there are other values, which the parameter {@code all} asks for
     */
    record Choices(String facet, List<Choice> choices, boolean more) {}

    /**
     * What would be found without one of the things that were asked for.
     *
     * @param what the facet whose choices are left out, {@code asOf}, or {@code condition}
     * @param value the labels of the choices, the past, or the condition as it was typed
     */
    record Without(String what, String value, long total) {}

    /** @param label what to call it; the value is what goes into the request */
    record Choice(String value, String label, long count, boolean chosen) {}
}
