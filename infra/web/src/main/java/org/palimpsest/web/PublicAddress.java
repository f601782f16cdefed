package org.palimpsest.web;

import java.net.InetAddress;
import java.net.URI;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * By which address the world knows this installation: {@code PALIMPSEST_PUBLIC_URL}. Without it only a host that can be nothing
 * but this machine is believed from a request; under any other, addresses stay relative, because a client can send any
 * Host. Thread-safe.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class PublicAddress implements WebFilter {
    private static final String ORIGIN = PublicAddress.class.getName() + ".origin";

    private final @Nullable String configured;

    /** {@code url}: empty, or http or https with host and perhaps port. */
    PublicAddress(@Value("${palimpsest.public-url:}") String url) {
        configured = url.isBlank() ? null : checked(url.strip());
    }

    /** Scheme, host and port to begin absolute addresses with, or nothing where they must be relative. */
    public static String origin(ServerWebExchange exchange) {
        return exchange.getAttributeOrDefault(ORIGIN, "");
    }

    /** The same of a request that has not become an exchange yet. */
    public String of(ServerHttpRequest request) {
        return configured != null ? configured : loopback(request.getURI());
    }

    /** Whether browsers come by TLS. */
    public boolean isSecure() {
        return configured != null && configured.startsWith("https://");
    }

    /** The configured one, or {@code /}. */
    public String base() {
        return Objects.requireNonNullElse(configured, "/");
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        HostCookie.secure(exchange, isSecure());
        exchange.getAttributes().put(ORIGIN, of(exchange.getRequest()));
        return chain.filter(exchange);
    }

    private static String loopback(URI asked) {
        var host = asked.getHost();
        return host != null && isLoopback(host) ? asked.getScheme() + "://" + asked.getRawAuthority() : "";
    }

    private static boolean isLoopback(String host) {
        if (host.equals("localhost")) {
            return true;
        }
        try {
            return InetAddress.ofLiteral(host).isLoopbackAddress();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static String checked(String url) {
        var address = URI.create(url);
        boolean bare = (address.getRawPath().isEmpty() || address.getRawPath().equals("/"))
                && address.getRawQuery() == null
                && address.getRawFragment() == null
                && address.getRawUserInfo() == null;
        if (!Set.of("http", "https").contains(String.valueOf(address.getScheme())) || address.getHost() == null || !bare) {
            throw new IllegalArgumentException("palimpsest.public-url (PALIMPSEST_PUBLIC_URL) must be http or https, a host and"
                    + " perhaps a port, such as https://knowledge.example.org; it is “" + url + "”.");
        }
        return address.getScheme() + "://" + address.getRawAuthority();
    }
}
