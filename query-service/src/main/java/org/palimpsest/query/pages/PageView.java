package org.palimpsest.query.pages;

import org.jspecify.annotations.Nullable;
import org.palimpsest.web.PublicAddress;
import org.springframework.web.server.ServerWebExchange;

/**
 * What the frame of every page needs.
 *
 * @param title what its title names; empty where that is always the same, and stands in the texts of the page
 * @param origin scheme, host and port that the world knows us by; empty where that is not known
 * @param path of the page
 * @param q what is in the search field
 * @param asOf the past that is read, as it was asked for; absent today
 * @param description what stands on it, in a sentence, for who has not opened it; absent where that is nobody's business
 * @param journal whether it is of a journal's section, where people are asked to review
 */
public record PageView(
        InWords title,
        String origin,
        String path,
        @Nullable String q,
        @Nullable String asOf,
        @Nullable String description,
        boolean journal) {

    public static PageView of(ServerWebExchange exchange) {
        return of(exchange, InWords.NOTHING);
    }

    /** Where the title is what people called something. */
    public static PageView of(ServerWebExchange exchange, String title) {
        return of(exchange, InWords.plain(title));
    }

    public static PageView of(ServerWebExchange exchange, InWords title) {
        var request = exchange.getRequest();
        return new PageView(title, PublicAddress.origin(exchange), request.getPath().value(), null, null, null, false);
    }

    public PageView searching(String q) {
        return new PageView(title, origin, path, q, asOf, description, journal);
    }

    public PageView asOf(@Nullable String past) {
        return new PageView(title, origin, path, q, past, description, journal);
    }

    public PageView ofJournal(boolean is) {
        return new PageView(title, origin, path, q, asOf, description, is);
    }

    /** {@code sentence}: empty for none. */
    public PageView described(String sentence) {
        return new PageView(title, origin, path, q, asOf, sentence.isBlank() ? null : sentence, journal);
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
}
