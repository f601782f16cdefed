package org.palimpsest.query.saved;

import java.util.List;
import org.palimpsest.permission.Caller;
import org.palimpsest.query.reading.ReadsFrom;
import org.springframework.http.CacheControl;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/** Saved searches over HTTP. Needs a token. */
@RestController
@ReadsFrom(SavedSearchesProjection.class)
final class SavedSearchApi {
    private final SavedSearches searches;

    SavedSearchApi(SavedSearches searches) {
        this.searches = searches;
    }

    /** The caller's own, in the order in which they were saved. Kept by nobody on the way. */
    @GetMapping("/api/people/me/searches")
    List<SavedSearchView> savedSearches(Caller caller, ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().setCacheControl(CacheControl.noStore());
        return searches.of(caller.id());
    }
}
