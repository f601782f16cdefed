package org.palimpsest.query.library;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.palimpsest.query.reading.Past;
import org.palimpsest.query.reading.ReadsFrom;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/** The library over HTTP. Everything is open to everybody. */
@RestController
@ReadsFrom(LibraryProjection.class)
final class LibraryApi {
    private final Library library;
    private final Past past;

    LibraryApi(Library library, Past past) {
        this.library = library;
        this.past = past;
    }

    /** All sections. */
    @GetMapping("/api/sections")
    List<SectionSummary> sections(@RequestParam(required = false) @Nullable String asOf) {
        return library.sections(past.asOf("asOf", asOf));
    }

    /**
     * A section with a part of its entries, 20 unless {@code size} says otherwise. {@code next} of the answer is the address
     * of the following part.
     */
    @GetMapping("/api/sections/{slug}")
    SectionPage section(
            @PathVariable String slug,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable String page,
            @RequestParam(required = false) @Nullable String size,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable String before) {
        var moment = past.asOf("asOf", asOf);
        return library.section(slug, moment, PageRequest.of(page, size, after, before))
                .at("/api/sections/" + slug, moment);
    }

    /** An entry in its current version, or the one of a moment of the past. */
    @GetMapping("/api/entries/{slug}")
    @Nullable ResponseEntity<Edition> entry(
            @PathVariable String slug,
            @RequestParam(required = false) @Nullable String asOf,
            ServerWebExchange exchange) {
        return answer(library.entry(slug, past.asOf("asOf", asOf)), exchange);
    }

    /** A version of an entry. */
    @GetMapping("/api/entries/{slug}/versions/{number}")
    @Nullable ResponseEntity<Edition> version(
            @PathVariable String slug, @PathVariable int number, ServerWebExchange exchange) {
        return answer(library.version(slug, number), exchange);
    }

    /** Null where the reader's copy is still good: then what the version says is not even read. */
    private @Nullable ResponseEntity<Edition> answer(Found found, ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().setCacheControl(CacheControl.noCache());
        return exchange.checkNotModified(found.tag()) ? null : ResponseEntity.ok(library.edition(found));
    }
}
