package org.palimpsest.query.search;

import org.palimpsest.query.pages.PageView;
import org.palimpsest.query.reading.ReadsFrom;
import org.springframework.http.CacheControl;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;

/** What is related to an entry, as a page of its own. */
@Controller
@ReadsFrom(SearchProjection.class)
final class RelatedPages {
    private final Related related;

    RelatedPages(Related related) {
        this.related = related;
    }

    @GetMapping("/entries/{slug}/related")
    Rendering related(@PathVariable String slug, ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().setCacheControl(CacheControl.noCache());
        var entries = related.of(slug);
        return Rendering.view("search/related")
                .modelAttribute("view", PageView.of(exchange, entries.title()))
                .modelAttribute("entry", entries)
                .build();
    }
}
