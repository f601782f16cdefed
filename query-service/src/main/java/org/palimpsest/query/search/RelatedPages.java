package org.palimpsest.query.search;

import org.jspecify.annotations.Nullable;
import org.palimpsest.query.pages.PageView;
import org.palimpsest.query.reading.Past;
import org.palimpsest.query.reading.ReadsFrom;
import org.springframework.http.CacheControl;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;

/** What is related to an entry, as a page of its own. */
@Controller
@ReadsFrom(SearchProjection.class)
final class RelatedPages {
    private final Related related;
    private final Past past;

    RelatedPages(Related related, Past past) {
        this.related = related;
        this.past = past;
    }

    @GetMapping("/entries/{slug}/related")
    Rendering related(
            @PathVariable String slug,
            @RequestParam(required = false) @Nullable String asOf,
            ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().setCacheControl(CacheControl.noCache());
        var moment = past.asOf("asOf", asOf);
        var entries = related.of(slug, moment);
        return Rendering.view("search/related")
                .modelAttribute("view", PageView.of(exchange, entries.title()).asOf(moment.text()))
                .modelAttribute("entry", entries)
                .build();
    }
}
