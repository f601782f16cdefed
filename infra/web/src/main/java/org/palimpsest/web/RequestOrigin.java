package org.palimpsest.web;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.server.ServerWebExchange;

/**
 * Which site made a browser send something. Browsers say so themselves, in {@code Sec-Fetch-Site} or else {@code Origin}; so no
 * form needs a token that can expire under somebody's hands.
 */
public final class RequestOrigin {
    private RequestOrigin() {}

    /** Whether this would change something, and a browser sends it for a page that is not ours. What says nothing is no browser. */
    public static boolean isForeign(ServerWebExchange exchange) {
        var request = exchange.getRequest();
        var method = request.getMethod();
        if (HttpMethod.GET.equals(method) || HttpMethod.HEAD.equals(method) || HttpMethod.OPTIONS.equals(method)) {
            return false;
        }
        var site = request.getHeaders().getFirst("Sec-Fetch-Site");
        if (site != null) {
            return !site.equals("same-origin") && !site.equals("none");
        }
        var origin = request.getHeaders().getFirst(HttpHeaders.ORIGIN);
        var uri = request.getURI();
        return origin != null
                && !origin.equals(PublicAddress.origin(exchange))
                && !origin.equals(uri.getScheme() + "://" + uri.getRawAuthority());
    }

    /** What is answered then. */
    public static Problem refused() {
        return new Problem(ProblemType.CROSS_SITE, "This was sent by another site.");
    }
}
