package org.palimpsest.web;

import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/** Tells the service that a request is passed on to from where it came. Thread-safe. */
@Component
public final class ForwardedFor {
    private final ClientAddress addresses;

    ForwardedFor(LimitSettings settings) {
        this.addresses = new ClientAddress(settings.trustedProxies());
    }

    /** {@code headers} with the client's address, as far as it can be trusted, in the place of what was sent as that. */
    public HttpHeaders in(HttpHeaders headers, ServerHttpRequest request) {
        var address = addresses.of(request);
        var told = HttpHeaders.copyOf(headers);
        told.remove(ClientAddress.FORWARDED_FOR);
        if (address != null) {
            told.set(ClientAddress.FORWARDED_FOR, address.getHostAddress());
        }
        return told;
    }
}
