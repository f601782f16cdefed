package org.palimpsest.query.library;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.palimpsest.query.reading.AsOf;
import org.palimpsest.query.reading.Freshness;
import org.palimpsest.query.reading.Past;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/** The library over HTTP. Everything is open to everybody. */
@RestController
final class LibraryApi {
    private final Library library;
    private final Freshness freshness;
    private final Past past;

    LibraryApi(Library library, Freshness freshness, Past past) {
        this.library = library;
        this.freshness = freshness;
        this.past = past;
    }

    /** All sections. */
    @GetMapping("/api/sections")
    List<SectionSummary> sections(@RequestParam(required = false) @Nullable String asOf, ServerWebExchange exchange) {
        return library.sections(moment(asOf, exchange));
    }

    /** A section with all its entries. */
    @GetMapping("/api/sections/{slug}")
    SectionPage section(
            @PathVariable String slug,
            @RequestParam(required = false) @Nullable String asOf,
            ServerWebExchange exchange) {
        return library.section(slug, moment(asOf, exchange));
    }

    /** An entry in its current version, or the one of a moment of the past. */
    @GetMapping("/api/entries/{slug}")
    ResponseEntity<Edition> entry(
            @PathVariable String slug,
            @RequestParam(required = false) @Nullable String asOf,
            ServerWebExchange exchange) {
        return answer(library.entry(slug, moment(asOf, exchange)));
    }

    /** A version of an entry. */
    @GetMapping("/api/entries/{slug}/versions/{number}")
    ResponseEntity<Edition> version(@PathVariable String slug, @PathVariable int number, ServerWebExchange exchange) {
        freshness.ensure(exchange, Library.MODEL);
        return answer(library.version(slug, number));
    }

    private AsOf moment(@Nullable String asOf, ServerWebExchange exchange) {
        freshness.ensure(exchange, Library.MODEL);
        return past.asOf("asOf", asOf);
    }

    /** The tag tells the version, how many others are known, and whether the next one has come. */
    private static ResponseEntity<Edition> answer(Edition edition) {
        var tag = "\"" + edition.position() + "-" + edition.versions().getLast().position() + "\"";
        return ResponseEntity.ok()
                .eTag(tag)
                .cacheControl(CacheControl.noCache())
                .body(edition);
    }
}
