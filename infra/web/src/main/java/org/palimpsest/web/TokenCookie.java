package org.palimpsest.web;

import java.time.Duration;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** The cookie in which a browser keeps its token: no script reads it, and where TLS is it never travels without. */
@Component
public final class TokenCookie {
    static final String PLAIN_NAME = "palimpsest-token";

    private final boolean secure;

    TokenCookie(PublicAddress address) {
        secure = address.isSecure();
    }

    /** With {@code __Host-} a browser takes it from this host alone, by TLS, for all paths. */
    public String name() {
        return secure ? "__Host-" + PLAIN_NAME : PLAIN_NAME;
    }

    /** Holds {@code token} for {@code lifetime}; forgets it where that is none. */
    public ResponseCookie of(String token, Duration lifetime) {
        return ResponseCookie.from(name(), token)
                .httpOnly(true)
                .sameSite("Lax")
                .secure(secure)
                .path("/")
                .maxAge(lifetime.isNegative() ? Duration.ZERO : lifetime)
                .build();
    }
}
