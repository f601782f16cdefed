package org.palimpsest.web;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;

/** What a browser keeps to be known again, or for its reader: no script reads it, and where TLS is it never travels without. */
public enum HostCookie {
    /** The secret of a session. */
    SESSION("palimpsest-session"),
    /** A token that was pasted. */
    TOKEN("palimpsest-token"),
    /** What a browser is known by that comes back from an OpenID provider. */
    PROVIDER("palimpsest-provider"),
    /** How somebody wants pages to look. */
    DISPLAY("palimpsest-display"),

    /** In which language pages are wanted. */
    LANGUAGE("palimpsest-language");

    private static final String SECURE = HostCookie.class.getName() + ".secure";

    private final String plainName;

    HostCookie(String plainName) {
        this.plainName = plainName;
    }

    /** With {@code __Host-} a browser takes it from this host alone, by TLS, for all paths. */
    private String name(boolean secure) {
        return secure ? "__Host-" + plainName : plainName;
    }

    private static boolean isSecure(ServerWebExchange exchange) {
        return exchange.getAttributeOrDefault(SECURE, false);
    }

    /** Said by {@link PublicAddress} of each request. */
    static void secure(ServerWebExchange exchange, boolean secure) {
        exchange.getAttributes().put(SECURE, secure);
    }

    /** What the browser sends in it; null if nothing. */
    public @Nullable String of(ServerWebExchange exchange) {
        return of(exchange.getRequest(), isSecure(exchange));
    }

    /** The same, where {@link PublicAddress#isSecure} is known. */
    public @Nullable String of(ServerHttpRequest request, boolean secure) {
        var cookie = request.getCookies().getFirst(name(secure));
        return cookie == null ? null : cookie.getValue();
    }

    /** Has the browser keep {@code value} for {@code lifetime}. */
    public void set(ServerWebExchange exchange, String value, Duration lifetime) {
        exchange.getResponse().addCookie(ResponseCookie.from(name(isSecure(exchange)), value)
                .httpOnly(true)
                .sameSite("Lax")
                .secure(isSecure(exchange))
                .path("/")
                .maxAge(lifetime.isNegative() ? Duration.ZERO : lifetime)
                .build());
    }

    /** Has the browser forget it. */
    public void clear(ServerWebExchange exchange) {
        set(exchange, "", Duration.ZERO);
    }
}
