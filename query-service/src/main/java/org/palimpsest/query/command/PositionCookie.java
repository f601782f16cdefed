package org.palimpsest.query.command;

import java.time.Duration;
import org.palimpsest.web.Headers;
import org.springframework.http.ResponseCookie;
import org.springframework.web.server.ServerWebExchange;

/** Has the browser's next pages wait for what was just done. */
public final class PositionCookie {
    private static final Duration LIFETIME = Duration.ofMinutes(5);

    private PositionCookie() {}

    /** {@code position}: what the command answered. */
    public static void set(ServerWebExchange exchange, String position) {
        exchange.getResponse().addCookie(ResponseCookie.from(Headers.POSITION, position)
                .httpOnly(true)
                .sameSite("Lax")
                .path("/")
                .maxAge(LIFETIME)
                .build());
    }
}
