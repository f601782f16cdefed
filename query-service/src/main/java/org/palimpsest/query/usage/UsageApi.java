package org.palimpsest.query.usage;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.palimpsest.query.library.LibraryProjection;
import org.palimpsest.query.reading.ReadsFrom;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How often entries were read, over HTTP. Everything is open to everybody. */
@RestController
@ReadsFrom(LibraryProjection.class)
final class UsageApi {
    private final Usage usage;

    UsageApi(Usage usage) {
        this.usage = usage;
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
}
