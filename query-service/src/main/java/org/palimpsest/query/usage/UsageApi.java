package org.palimpsest.query.usage;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Role;
import org.palimpsest.permission.Caller;
import org.palimpsest.query.library.LibraryProjection;
import org.palimpsest.query.reading.ReadsFrom;
import org.palimpsest.query.site.Site;
import org.palimpsest.web.Problem;
import org.palimpsest.web.ProblemType;
import org.palimpsest.web.PublicAddress;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/** How often entries were read, over HTTP. Everything is open to everybody, but for the report of all. */
@RestController
@ReadsFrom(LibraryProjection.class)
final class UsageApi {
    private final Usage usage;
    private final Site site;

    UsageApi(Usage usage, Site site) {
        this.usage = usage;
        this.site = site;
    }

    /** How often an entry was read, by version and month, in the metrics of COUNTER. */
    @GetMapping("/api/entries/{slug}/usage")
    EntryUsage usage(@PathVariable String slug) {
        return usage.of(slug);
    }

    /** The 100 entries that were read most in the last {@code months}, of all or of one section. At most ten minutes old. */
    @GetMapping("/api/most-read")
    List<MostRead> mostRead(
            @RequestParam(required = false) @Nullable String section, @RequestParam(required = false) @Nullable String months) {
        return usage.mostRead(section, Months.of(months));
    }

    /** The same of every entry by month, as COUNTER reports it; for editors. {@code begin} and {@code end} as in {@link Period}. */
    @GetMapping("/api/reports/ir")
    ItemReport itemReport(
            @RequestParam(name = "begin_date", required = false) @Nullable String begin,
            @RequestParam(name = "end_date", required = false) @Nullable String end,
            @RequestParam(required = false) @Nullable String section,
            Caller caller,
            ServerWebExchange exchange) {
        if (!caller.has(Role.EDITOR)) {
            throw new Problem(ProblemType.NOT_PERMITTED, "This is for editors.");
        }
        var period = Period.of(begin, end);
        var used = usage.used(section == null || section.isBlank() ? null : section, period);
        int most = used.isAll() ? 0 : Usage.MOST_REPORTED;
        return ItemReport.of(site.name(), PublicAddress.origin(exchange), period, used.entries(), most, Instant.now());
    }
}
