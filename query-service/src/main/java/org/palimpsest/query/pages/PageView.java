package org.palimpsest.query.pages;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.palimpsest.web.PublicAddress;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.UriUtils;

/**
 * What the frame of every page needs.
 *
 * @param title what its title names; empty where that is always the same, and stands in the texts of the page
 * @param origin scheme, host and port that the world knows us by; empty where that is not known
 * @param path of the page
 * @param asked what stood in the query but for the moment and for the part of a list, which is another one at another time
 * @param q what is in the search field
 * @param asOf the past that is read, as it was asked for; absent today
 * @param description what stands on it, in a sentence, for who has not opened it; absent where that is nobody's business
 * @param journal whether it is of a journal's section, where people are asked to review
 */
public record PageView(
        InWords title,
        String origin,
        String path,
        List<Asked> asked,
        @Nullable String q,
        @Nullable String asOf,
        @Nullable String description,
        boolean journal) {
    private static final Set<String> OF_A_MOMENT = Set.of("asOf", "page", "after", "before");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

    /** A parameter of the query. */
    public record Asked(String name, String value) {
        private String encoded() {
            return UriUtils.encode(name, StandardCharsets.UTF_8) + "=" + UriUtils.encode(value, StandardCharsets.UTF_8);
        }
    }

    public static PageView of(ServerWebExchange exchange) {
        return of(exchange, InWords.NOTHING);
    }

    /** Where the title is what people called something. */
    public static PageView of(ServerWebExchange exchange, String title) {
        return of(exchange, InWords.plain(title));
    }

    public static PageView of(ServerWebExchange exchange, InWords title) {
        var path = exchange.getRequest().getPath().value();
        return new PageView(title, PublicAddress.origin(exchange), path, asked(exchange), null, null, null, false);
    }

    private static List<Asked> asked(ServerWebExchange exchange) {
        return exchange.getRequest().getQueryParams().entrySet().stream()
                .filter(parameter -> !OF_A_MOMENT.contains(parameter.getKey()))
                .flatMap(parameter -> parameter.getValue().stream()
                        .flatMap(Stream::ofNullable)
                        .map(value -> new Asked(parameter.getKey(), value)))
                .toList();
    }

    public PageView searching(String q) {
        return new PageView(title, origin, path, asked, q, asOf, description, journal);
    }

    public PageView asOf(@Nullable String past) {
        return new PageView(title, origin, path, asked, q, past, description, journal);
    }

    public PageView ofJournal(boolean is) {
        return new PageView(title, origin, path, asked, q, asOf, description, is);
    }

    /** {@code sentence}: empty for none. */
    public PageView described(String sentence) {
        return new PageView(title, origin, path, asked, q, asOf, sentence.isBlank() ? null : sentence, journal);
    }

    /** Whether a link of the head leads to this page, {@code page}, or to what it lies below, {@code true}; absent for all others. */
    public @Nullable String current(String address) {
        return path.equals(address) ? "page" : path.startsWith(address + "/") ? "true" : null;
    }

    /** The address that other sites should know this page by, whatever was in the query. */
    public String canonical() {
        return origin + path;
    }

    /** {@link #asOf} in words. */
    public @Nullable InWords past() {
        return asOf == null ? null : Dates.asked(asOf);
    }

    /** {@link #asOf} if it is a day, as HTML's date field wants it. */
    public @Nullable String day() {
        return asOf != null && DAY.matcher(asOf).matches() ? asOf : null;
    }

    /** Where the same is read as it is today. */
    public String today() {
        return asked.isEmpty() ? path : path + "?" + asked.stream().map(Asked::encoded).collect(Collectors.joining("&"));
    }

    /** Whether its foot leads into the past: an entry does so among its layers, and a search among what narrows it. */
    public boolean offersPast() {
        return asOf == null && LinksInThePast.hasPast(path) && !path.startsWith("/entries/") && !path.equals("/search");
    }

    /** The text of an entry, with links that keep the past that is read. */
    public String inText(String html) {
        return LinksInThePast.keepInText(html, asOf);
    }
}
