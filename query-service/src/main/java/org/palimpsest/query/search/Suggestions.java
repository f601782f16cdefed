package org.palimpsest.query.search;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.palimpsest.query.pages.LinksInThePast;
import org.palimpsest.query.reading.AsOf;

/**
 * What may be meant by what somebody has begun to type.
 *
 * @param suggestions entries first, best first; then sections, keywords, contributors and organisations, each the most frequent first
 */
record Suggestions(String q, List<Suggestion> suggestions) {

    /** What there is to be suggested. */
    @Schema(name = "SuggestionKind")
    enum Kind {
        ENTRY,
        SECTION,
        KEYWORD,
        CONTRIBUTOR,
        ORGANISATION
    }

    /**
     * @param address of the entry or the section, or of the search for all entries with this value, as of the moment that was asked for
     * @param entries how many have this value; absent for an entry
     */
    @Schema(name = "SearchSuggestion")
    record Suggestion(Kind kind, String label, String address, @Nullable Long entries) {
        Suggestion asOf(AsOf asOf) {
            return new Suggestion(kind, label, LinksInThePast.keep(address, asOf.text()), entries);
        }
    }
}
