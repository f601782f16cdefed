package org.palimpsest.query.saved;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;

/**
 * A search that somebody has saved.
 *
 * @param name what they call it
 * @param question the query of {@code page}; empty for all that there is
 * @param mailed whether the mail of the day tells what has newly come to it
 * @param page path of its page of results
 * @param feed path of its feed, Atom
 */
@Schema(name = "SavedSearch")
public record SavedSearchView(
        UUID id, String name, String question, boolean mailed, Instant savedAt, String page, String feed) {

    static SavedSearchView of(UUID id, String name, String question, boolean mailed, Instant savedAt) {
        var query = question.isEmpty() ? "" : "?" + question;
        return new SavedSearchView(id, name, question, mailed, savedAt, "/search" + query, "/search/feed.atom" + query);
    }
}
