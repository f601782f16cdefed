package org.palimpsest.web;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/** From which network a request comes, for counting what is done from there. Thread-safe. */
@Component
@EnableConfigurationProperties(LimitSettings.class)
public final class ClientNetwork {
    private final ClientAddress addresses;

    ClientNetwork(LimitSettings settings) {
        addresses = new ClientAddress(settings.trustedProxies());
    }

    /** An IPv4 address, or the first 64 bits of an IPv6 one; empty where it is not known. */
    public String of(ServerWebExchange exchange) {
        return of(exchange.getRequest());
    }

    /** The same. */
    public String of(ServerHttpRequest request) {
        var address = addresses.of(request);
        return address == null ? "" : ClientAddress.network(address);
    }
}
