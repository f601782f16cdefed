package org.palimpsest.query.export;

import io.swagger.v3.oas.annotations.Hidden;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.palimpsest.query.citation.Format;
import org.palimpsest.query.citation.Signposting;
import org.palimpsest.query.citation.Work;
import org.palimpsest.query.library.Found;
import org.palimpsest.query.library.Library;
import org.palimpsest.query.library.LibraryProjection;
import org.palimpsest.query.pages.Assets;
import org.palimpsest.query.reading.Past;
import org.palimpsest.query.reading.ReadsFrom;
import org.palimpsest.query.reading.SectionTitles;
import org.palimpsest.query.site.Site;
import org.palimpsest.web.Problem;
import org.palimpsest.web.PublicAddress;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ServerWebExchange;

/** What an entry's page says, for machines. They get what readers get, and nothing else. */
@Controller
@ReadsFrom(LibraryProjection.class)
final class ExportAddresses {
    private final Library library;
    private final SectionTitles titles;
    private final Past past;
    private final Assets assets;
    private final Site site;

    ExportAddresses(Library library, SectionTitles titles, Past past, Assets assets, Site site) {
        this.library = library;
        this.titles = titles;
        this.past = past;
        this.assets = assets;
        this.site = site;
    }

    @GetMapping("/entries/{slug}/export/{format}")
    @ResponseBody
    @Hidden
    @Nullable ResponseEntity<byte[]> exported(
            @PathVariable String slug,
            @PathVariable String format,
            @RequestParam(required = false) @Nullable String asOf,
            ServerWebExchange exchange) {
        var known = format(format);
        return written(known, library.entry(slug, past.asOf("asOf", asOf)), "/entries/" + slug, exchange);
    }

    @GetMapping("/entries/{slug}/versions/{number}/export/{format}")
    @ResponseBody
    @Hidden
    @Nullable ResponseEntity<byte[]> exportedVersion(
            @PathVariable String slug, @PathVariable int number, @PathVariable String format, ServerWebExchange exchange) {
        var known = format(format);
        return written(known, library.version(slug, number), "/entries/" + slug + "/versions/" + number, exchange);
    }

    @GetMapping("/entries/{slug}/linkset")
    @ResponseBody
    @Hidden
    @Nullable ResponseEntity<byte[]> linkset(
            @PathVariable String slug, @RequestParam(required = false) @Nullable String asOf, ServerWebExchange exchange) {
        return linkset(library.entry(slug, past.asOf("asOf", asOf)), "/entries/" + slug, exchange);
    }

    @GetMapping("/entries/{slug}/versions/{number}/linkset")
    @ResponseBody
    @Hidden
    @Nullable ResponseEntity<byte[]> linksetOfVersion(
            @PathVariable String slug, @PathVariable int number, ServerWebExchange exchange) {
        return linkset(library.version(slug, number), "/entries/" + slug + "/versions/" + number, exchange);
    }

    private @Nullable ResponseEntity<byte[]> written(Format format, Found found, String page, ServerWebExchange exchange) {
        var headers = exchange.getResponse().getHeaders();
        headers.set(HttpHeaders.LINK, Signposting.back(PublicAddress.origin(exchange) + page, "describes"));
        var name = page.substring("/entries/".length()).replace("/versions/", "-") + "." + format.extension();
        headers.setContentDisposition(ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build());
        return answer(found, format.path(), format.type(), format::write, exchange);
    }

    private @Nullable ResponseEntity<byte[]> linkset(Found found, String page, ServerWebExchange exchange) {
        var address = PublicAddress.origin(exchange) + page;
        var type = MediaType.parseMediaType(Signposting.LINKSET);
        return answer(found, "linkset", type, work -> Signposting.linkset(work, address), exchange);
    }

    /** Null where the reader's copy is still good. */
    private @Nullable ResponseEntity<byte[]> answer(
            Found found, String name, MediaType type, Function<Work, String> write, ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().setCacheControl(CacheControl.noCache());
        if (exchange.checkNotModified("\"" + found.tag() + "-" + name + "-" + assets.version() + "\"")) {
            return null;
        }
        var edition = library.edition(found);
        // Sections do not change their names; as of a past they are called as today.
        var work = edition.work(titles.of(edition.section()), new Work.Host(site.name(), PublicAddress.origin(exchange)));
        boolean isText = type.getSubtype().startsWith("x-");
        return ResponseEntity.ok()
                .contentType(isText ? new MediaType(type, StandardCharsets.UTF_8) : type)
                .body(write.apply(work).getBytes(StandardCharsets.UTF_8));
    }

    private static Format format(String name) {
        return Format.named(name).orElseThrow(() -> Problem.unknown("There is no format “" + name + "”. There are "
                + Arrays.stream(Format.values()).map(Format::path).collect(Collectors.joining(", ")) + "."));
    }
}
