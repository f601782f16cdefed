package org.palimpsest.query.pages;

import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What the frame of every page needs.
 *
 * @param title what stands in the window's title, before our name
 * @param origin scheme, host and port by which the reader came
 * @param path of the page
 * @param q what is in the search field
 * @param asOf the past that is read, as it was asked for; absent today
 */
public record PageView(String title, String origin, String path, @Nullable String q, @Nullable String asOf) {

    public static PageView of(ServerWebExchange exchange, String title) {
        var request = exchange.getRequest();
        var origin = UriComponentsBuilder.fromUri(request.getURI())
                .replacePath("")
                .replaceQuery(null)
                .fragment(null)
                .userInfo(null)
                .toUriString();
        return new PageView(title, origin, request.getPath().value(), null, null);
    }

    public PageView searching(String q) {
        return new PageView(title, origin, path, q, asOf);
    }

    public PageView asOf(@Nullable String past) {
        return new PageView(title, origin, path, q, past);
    }

    /** The address that other sites should know this page by, whatever was in the query. */
    public String canonical() {
        return origin + path;
    }

    /** {@link #asOf} in words. */
    public @Nullable String past() {
        return asOf == null ? null : Dates.asked(asOf);
    }
}
