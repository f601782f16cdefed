package org.palimpsest.query.feed;

import io.swagger.v3.oas.annotations.Hidden;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.palimpsest.query.library.Library;
import org.palimpsest.query.library.LibraryMap.Place;
import org.palimpsest.query.library.LibraryProjection;
import org.palimpsest.query.pages.OrganisationAddress;
import org.palimpsest.query.reading.AsOf;
import org.palimpsest.query.reading.KnownOrganisations;
import org.palimpsest.query.reading.ReadsFrom;
import org.palimpsest.query.search.SearchProjection;
import org.palimpsest.query.text.Xml;
import org.palimpsest.web.Problem;
import org.palimpsest.web.PublicAddress;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** Where everything is that may be collected, and what is not for machines. */
@Controller
@ReadsFrom({LibraryProjection.class, SearchProjection.class})
final class SiteMap {
    private static final String NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static final MediaType XML = new MediaType("application", "xml", StandardCharsets.UTF_8);

    /** Entries that are written at once. */
    private static final int AT_ONCE = 500;

    /** Work, accounts, and pages that are endless. Pages that must not be listed say so by themselves. */
    private static final List<String> NOT_FOR_MACHINES = List.of(
            "/account", "/administration", "/api/", "/applications", "/become-a-reviewer", "/desk", "/drafts", "/first-administrator",
            "/invitation", "/issues", "/moderation", "/people", "/sign-in", "/sign-up", "/unread", "/*/history",
            "/*/comments/", "/*/credits", "/*?asOf=", "/*&asOf=", "/search?*sort=", "/search?*all=", "/search?*typed=");

    /** Spellings of organisations that are looked through. */
    private static final int ORGANISATIONS = 10_000;

    private final Library library;
    private final KnownOrganisations organisations;

    SiteMap(Library library, KnownOrganisations organisations) {
        this.library = library;
        this.organisations = organisations;
    }

    @GetMapping("/robots.txt")
    @ResponseBody
    @Hidden
    ResponseEntity<String> robots(ServerWebExchange exchange) {
        var rules = new StringBuilder("User-agent: *\n");
        NOT_FOR_MACHINES.forEach(path -> rules.append("Disallow: ").append(path).append('\n'));
        var origin = PublicAddress.origin(exchange);
        // It must be a whole address there.
        if (!origin.isEmpty()) {
            rules.append("\nSitemap: ").append(origin).append("/sitemap.xml\n");
        }
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .body(rules.toString());
    }

    @GetMapping("/sitemap.xml")
    @ResponseBody
    @Hidden
    ResponseEntity<String> index(ServerWebExchange exchange) {
        var origin = PublicAddress.origin(exchange);
        var xml = new Xml("").open("sitemapindex", "xmlns", NAMESPACE);
        one(xml, "sitemap", origin + "/sitemap/sections.xml", null);
        one(xml, "sitemap", origin + "/sitemap/organisations.xml", null);
        library.map().parts().forEach(part -> one(xml, "sitemap", origin + "/sitemap/" + part.number() + ".xml", part.changed()));
        return ok(xml.end());
    }

    @GetMapping("/sitemap/sections.xml")
    @ResponseBody
    @Hidden
    ResponseEntity<String> sections(ServerWebExchange exchange) {
        var origin = PublicAddress.origin(exchange);
        var xml = new Xml("").open("urlset", "xmlns", NAMESPACE);
        one(xml, "url", origin + "/", null);
        library.sections(AsOf.NOW).forEach(section -> one(xml, "url", origin + "/sections/" + section.slug(), section.lastChange()));
        return ok(xml.end());
    }

    @GetMapping("/sitemap/organisations.xml")
    @ResponseBody
    @Hidden
    ResponseEntity<String> organisations(ServerWebExchange exchange) {
        var origin = PublicAddress.origin(exchange);
        var xml = new Xml("").open("urlset", "xmlns", NAMESPACE);
        organisations.names(ORGANISATIONS).stream()
                .map(OrganisationAddress::of)
                .distinct()
                .forEach(address -> one(xml, "url", origin + address, null));
        return ok(xml.end());
    }

    /** Sent as it is read, never whole in memory. */
    @GetMapping("/sitemap/{part}.xml")
    @ResponseBody
    @Hidden
    ResponseEntity<Flux<DataBuffer>> part(@PathVariable String part, ServerWebExchange exchange) {
        var map = library.map();
        long number = part.matches("\\d{1,9}") ? Long.parseLong(part) : -1;
        if (number < 0 || !map.has(number)) {
            throw Problem.unknown("The map of this site has no part “" + part + "”.");
        }
        var origin = PublicAddress.origin(exchange);
        var xml = new Xml("").open("urlset", "xmlns", NAMESPACE);
        var pieces = Flux.using(() -> map.places(number), Flux::fromStream, Stream::close)
                .buffer(AT_ONCE)
                .map(places -> written(xml, places, origin))
                .concatWith(Flux.defer(() -> Flux.just(xml.end())))
                .<DataBuffer>map(text -> DefaultDataBufferFactory.sharedInstance.wrap(text.getBytes(StandardCharsets.UTF_8)))
                .subscribeOn(Schedulers.boundedElastic());
        return ResponseEntity.ok().cacheControl(CacheControl.noCache()).contentType(XML).body(pieces);
    }

    private static String written(Xml xml, List<Place> places, String origin) {
        places.forEach(place -> one(xml, "url", origin + "/entries/" + place.slug(), place.changed()));
        return xml.drain();
    }

    private static void one(Xml xml, String kind, String address, @Nullable Instant changed) {
        xml.open(kind).element("loc", address).element("lastmod", changed == null ? null : changed.toString()).close();
    }

    private static ResponseEntity<String> ok(String xml) {
        return ResponseEntity.ok().cacheControl(CacheControl.noCache()).contentType(XML).body(xml);
    }
}
