package org.palimpsest.query.library;

import org.palimpsest.query.pages.Dates;
import org.palimpsest.query.pages.PageView;
import org.palimpsest.query.reading.ReadsFrom;
import org.palimpsest.query.reading.SectionTitles;
import org.springframework.http.CacheControl;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;

/** Published issues of journals as pages. */
@Controller
@ReadsFrom(LibraryProjection.class)
final class IssuePages {
    private final Issues issues;
    private final Library library;
    private final SectionTitles titles;

    IssuePages(Issues issues, Library library, SectionTitles titles) {
        this.issues = issues;
        this.library = library;
        this.titles = titles;
    }

    @GetMapping("/sections/{slug}/issues")
    Rendering all(@PathVariable String slug, ServerWebExchange exchange) {
        var section = library.section(slug);
        return page("library/issues", section.title(), exchange)
                .modelAttribute("section", section)
                .modelAttribute("issues", issues.published(slug))
                .build();
    }

    @GetMapping("/sections/{slug}/issues/{volume}/{issue}")
    Rendering contents(
            @PathVariable String slug, @PathVariable String volume, @PathVariable String issue, ServerWebExchange exchange) {
        var contents = issues.contents(slug, volume, issue);
        var journal = titles.of(slug);
        return page("library/issue", journal, exchange)
                .modelAttribute("journal", journal)
                .modelAttribute("contents", contents)
                .modelAttribute("issue", contents.issue())
                .modelAttribute("published", Dates.dayOrNothing(contents.issue().publishedAt()))
                .build();
    }

    private static Rendering.Builder<?> page(String name, String title, ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().setCacheControl(CacheControl.noCache());
        return Rendering.view(name).modelAttribute("view", PageView.of(exchange, title).ofJournal(true));
    }
}
