package org.palimpsest.query.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.palimpsest.web.HostCookie;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/** Signing in with a token that an operator issued. */
@Component
final class PastedTokens {
    private final ReactiveJwtDecoder tokens;

    PastedTokens(ReactiveJwtDecoder tokens) {
        this.tokens = tokens;
    }

    /** Has the browser keep the token until it expires; false if it is no good. */
    boolean keep(String token, ServerWebExchange exchange) {
        try {
            var expires = Objects.requireNonNull(tokens.decode(token).block()).getExpiresAt();
            HostCookie.SESSION.clear(exchange);
            HostCookie.TOKEN.set(exchange, token, expires == null ? Duration.ZERO : Duration.between(Instant.now(), expires));
            return true;
        } catch (JwtException _) {
            return false;
        }
    }
}
