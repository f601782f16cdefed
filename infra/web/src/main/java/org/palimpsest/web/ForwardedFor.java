package org.palimpsest.web;

import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/** Tells the service that a request is passed on to from where it came. Thread-safe. */
@Component
public final class ForwardedFor {
    private final ClientAddress addresses;

    ForwardedFor(LimitSettings settings) {
        this.addresses = new ClientAddress(settings.trustedProxies());
    }

    /** {@code exchange} with the client's address, as far as it can be trusted, in the place of what was sent as that. */
    public ServerWebExchange set(ServerWebExchange exchange) {
        var address = addresses.of(exchange.getRequest());
        var request = exchange.getRequest().mutate().headers(headers -> {
            headers.remove(ClientAddress.FORWARDED_FOR);
            if (address != null) {
                headers.set(ClientAddress.FORWARDED_FOR, address.getHostAddress());
            }
        });
        return exchange.mutate().request(request.build()).build();
    }
}
