package org.palimpsest.query.usage;

import org.jspecify.annotations.Nullable;
import org.palimpsest.query.library.LibraryProjection;
import org.palimpsest.query.pages.Dates;
import org.palimpsest.query.pages.InWords;
import org.palimpsest.query.pages.PageView;
import org.palimpsest.query.reading.ReadsFrom;
import org.palimpsest.query.reading.SectionTitles;
import org.springframework.http.CacheControl;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;

/** How often entries were read, as pages for everybody. */
@Controller
@ReadsFrom(LibraryProjection.class)
final class UsagePages {
    private final Usage usage;
    private final SectionTitles titles;

    UsagePages(Usage usage, SectionTitles titles) {
        this.usage = usage;
        this.titles = titles;
    }

    @GetMapping("/entries/{slug}/usage")
    Rendering entry(@PathVariable String slug, ServerWebExchange exchange) {
        var of = usage.of(slug);
        return page("usage/entry", exchange)
                .modelAttribute("usage", of)
                .modelAttribute("months", of.months().stream().map(one -> Row.of(one, of)).toList())
                .build();
    }

    @GetMapping("/most-read")
    Rendering mostRead(
            @RequestParam(required = false) @Nullable String section,
            @RequestParam(required = false) @Nullable String months,
            ServerWebExchange exchange) {
        var asked = Months.of(months);
        var one = section == null || section.isBlank() ? null : section;
        return page("usage/most-read", exchange)
                .modelAttribute("entries", usage.mostRead(one, asked))
                .modelAttribute("months", asked.count())
                .modelAttribute("periods", Months.OFFERED)
                .modelAttribute("section", one == null ? "" : one)
                .modelAttribute("sectionTitle", one == null ? "" : titles.of(one))
                .build();
    }

    private static Rendering.Builder<?> page(String name, ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().setCacheControl(CacheControl.noCache());
        return Rendering.view(name).modelAttribute("view", PageView.of(exchange));
    }

    /** {@code bar}: its part of the month with most, in percent. */
    private record Row(InWords name, UsageCount count, int bar) {
        private static Row of(EntryUsage.OfMonth month, EntryUsage all) {
            long most = all.months().stream().mapToLong(one -> one.count().investigations()).max().orElse(1);
            return new Row(Dates.partial(month.month()), month.count(), Math.toIntExact(100 * month.count().investigations() / most));
        }
    }
}
