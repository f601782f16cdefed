package org.palimpsest.query.library;

import org.jspecify.annotations.Nullable;
import org.palimpsest.query.pages.Dates;
import org.palimpsest.query.pages.PageView;
import org.palimpsest.query.reading.AsOf;
import org.palimpsest.query.reading.Past;
import org.palimpsest.query.reading.ReadsFrom;
import org.palimpsest.query.reading.SectionTitles;
import org.springframework.http.CacheControl;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;

/** Published issues of journals as pages. */
@Controller
@ReadsFrom(LibraryProjection.class)
final class IssuePages {
    private final Issues issues;
    private final Library library;
    private final SectionTitles titles;
    private final Past past;

    IssuePages(Issues issues, Library library, SectionTitles titles, Past past) {
        this.issues = issues;
        this.library = library;
        this.titles = titles;
        this.past = past;
    }

    @GetMapping("/sections/{slug}/issues")
    Rendering all(
            @PathVariable String slug,
            @RequestParam(required = false) @Nullable String asOf,
            ServerWebExchange exchange) {
        var moment = past.asOf("asOf", asOf);
        var section = library.sectionIn(slug, moment);
        return page("library/issues", section.title(), moment, exchange)
                .modelAttribute("section", section)
                .modelAttribute("issues", issues.published(slug, moment))
                .build();
    }

    @GetMapping("/sections/{slug}/issues/{volume}/{issue}")
    Rendering contents(
            @PathVariable String slug,
            @PathVariable String volume,
            @PathVariable String issue,
            @RequestParam(required = false) @Nullable String asOf,
            ServerWebExchange exchange) {
        var moment = past.asOf("asOf", asOf);
        var contents = issues.contents(slug, volume, issue, moment);
        var journal = titles.of(slug);
        return page("library/issue", journal, moment, exchange)
                .modelAttribute("journal", journal)
                .modelAttribute("contents", contents)
                .modelAttribute("issue", contents.issue())
                .modelAttribute("published", Dates.dayOrNothing(contents.issue().publishedAt()))
                .build();
    }

    private static Rendering.Builder<?> page(String name, String title, AsOf moment, ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().setCacheControl(CacheControl.noCache());
        return Rendering.view(name).modelAttribute("view", PageView.of(exchange, title).asOf(moment.text()).ofJournal(true));
    }
}
