package org.palimpsest.query.command;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.palimpsest.web.Headers;
import org.springframework.http.ResponseCookie;
import org.springframework.web.server.ServerWebExchange;

/** Has the browser's next pages wait for what was just done. */
public final class PositionCookie {
    private static final Duration LIFETIME = Duration.ofMinutes(5);

    private PositionCookie() {}

    /** {@code position}: as a command answered it; null where nothing was recorded, and nothing need be waited for. */
    public static void set(ServerWebExchange exchange, @Nullable String position) {
        if (position == null) {
            return;
        }
        exchange.getResponse().addCookie(ResponseCookie.from(Headers.POSITION, position)
                .httpOnly(true)
                .sameSite("Lax")
                .path("/")
                .maxAge(LIFETIME)
                .build());
    }
}
