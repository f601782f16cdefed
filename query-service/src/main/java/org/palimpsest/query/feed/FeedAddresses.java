package org.palimpsest.query.feed;

import io.swagger.v3.oas.annotations.Hidden;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.palimpsest.query.citation.Work;
import org.palimpsest.query.library.Edition;
import org.palimpsest.query.library.Library;
import org.palimpsest.query.library.LibraryProjection;
import org.palimpsest.query.reading.NewestFound;
import org.palimpsest.query.reading.ReadsFrom;
import org.palimpsest.query.reading.SectionTitles;
import org.palimpsest.query.search.SearchProjection;
import org.palimpsest.query.site.Site;
import org.palimpsest.web.PublicAddress;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.DigestUtils;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ServerWebExchange;

/**
 * News of the house, of a section, and of a search, which is how keywords, contributors and organisations are followed, too. What
 * readers do not get any more is in none.
 */
@Controller
@ReadsFrom({LibraryProjection.class, SearchProjection.class})
final class FeedAddresses {
    private static final int LATEST = 20;
    private static final MediaType ATOM = new MediaType("application", "atom+xml", StandardCharsets.UTF_8);
    private static final MediaType JSON = MediaType.parseMediaType("application/feed+json");

    private final Library library;
    private final SectionTitles titles;
    private final NewestFound searched;
    private final Site site;

    FeedAddresses(Library library, SectionTitles titles, NewestFound searched, Site site) {
        this.library = library;
        this.titles = titles;
        this.searched = searched;
        this.site = site;
    }

    @GetMapping("/feed.atom")
    @ResponseBody
    @Hidden
    @Nullable ResponseEntity<byte[]> atom(ServerWebExchange exchange) {
        return answer(latest(exchange), ATOM, Feed::atom, exchange);
    }

    @GetMapping("/feed.json")
    @ResponseBody
    @Hidden
    @Nullable ResponseEntity<byte[]> json(ServerWebExchange exchange) {
        return answer(latest(exchange), JSON, Feed::json, exchange);
    }

    @GetMapping("/sections/{slug}/feed.atom")
    @ResponseBody
    @Hidden
    @Nullable ResponseEntity<byte[]> atomOfSection(@PathVariable String slug, ServerWebExchange exchange) {
        return answer(section(slug, exchange), ATOM, Feed::atom, exchange);
    }

    @GetMapping("/sections/{slug}/feed.json")
    @ResponseBody
    @Hidden
    @Nullable ResponseEntity<byte[]> jsonOfSection(@PathVariable String slug, ServerWebExchange exchange) {
        return answer(section(slug, exchange), JSON, Feed::json, exchange);
    }

    @GetMapping("/search/feed.atom")
    @ResponseBody
    @Hidden
    @Nullable ResponseEntity<byte[]> atomOfSearch(@RequestParam MultiValueMap<String, String> parameters, ServerWebExchange exchange) {
        return answer(search(parameters, exchange), ATOM, Feed::atom, exchange);
    }

    @GetMapping("/search/feed.json")
    @ResponseBody
    @Hidden
    @Nullable ResponseEntity<byte[]> jsonOfSearch(@RequestParam MultiValueMap<String, String> parameters, ServerWebExchange exchange) {
        return answer(search(parameters, exchange), JSON, Feed::json, exchange);
    }

    private Feed latest(ServerWebExchange exchange) {
        return feed(site.name(), "/", library.latest(LATEST), exchange);
    }

    private Feed section(String slug, ServerWebExchange exchange) {
        // Also tells that there is none.
        library.policy(slug);
        return feed(titles.of(slug), "/sections/" + slug, library.latest(slug, LATEST), exchange);
    }

    private Feed search(MultiValueMap<String, String> parameters, ServerWebExchange exchange) {
        var asked = parameters.values().stream().flatMap(List::stream).filter(one -> one != null && !one.isBlank());
        var query = exchange.getRequest().getURI().getRawQuery();
        var page = query == null ? "/search" : "/search?" + query;
        return feed(asked.collect(Collectors.joining(", ")), page, library.current(searched.newest(parameters)), exchange);
    }

    private Feed feed(String title, String page, List<Edition> editions, ServerWebExchange exchange) {
        var origin = PublicAddress.origin(exchange);
        var host = new Work.Host(site.name(), origin);
        var asked = exchange.getRequest().getURI();
        var self = asked.getRawQuery() == null ? asked.getRawPath() : asked.getRawPath() + "?" + asked.getRawQuery();
        var named = titles.of(editions.stream().map(Edition::section).toList());
        var items = editions.stream()
                .map(one -> new Feed.Item(one.entryId(), one.work(named.getOrDefault(one.section(), one.section()), host)))
                .toList();
        var heading = Stream.of(title, site.name()).filter(part -> !part.isEmpty()).distinct().collect(Collectors.joining(" – "));
        return new Feed(heading, site.name(), origin + page, origin + self, items);
    }

    /** Null where the reader's copy is still good. */
    private static @Nullable ResponseEntity<byte[]> answer(
            Feed feed, MediaType type, Function<Feed, String> write, ServerWebExchange exchange) {
        var bytes = write.apply(feed).getBytes(StandardCharsets.UTF_8);
        exchange.getResponse().getHeaders().setCacheControl(CacheControl.noCache());
        return exchange.checkNotModified("\"" + DigestUtils.md5DigestAsHex(bytes) + "\"")
                ? null
                : ResponseEntity.ok().contentType(type).body(bytes);
    }
}
