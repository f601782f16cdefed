package org.palimpsest.query.caller;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.palimpsest.query.pages.PageView;
import org.palimpsest.web.Problem;
import org.palimpsest.web.ProblemType;
import org.palimpsest.web.TokenCookie;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;

/** Signing in for pages: a token, pasted once, waits in a cookie that no script can read. */
@Controller
final class SignInPages {
    private static final URI DESK = URI.create("/desk");
    private static final URI HOME = URI.create("/");

    private final ReactiveJwtDecoder tokens;
    private final TokenCookie cookie;

    SignInPages(ReactiveJwtDecoder tokens, TokenCookie cookie) {
        this.tokens = tokens;
        this.cookie = cookie;
    }

    @GetMapping("/sign-in")
    Rendering form(ServerWebExchange exchange) {
        return form(exchange, HttpStatus.OK, false);
    }

    /** The token is taken from the form alone: what stands in an address ends up in logs and histories. */
    @PostMapping(path = "/sign-in", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Rendering signIn(ServerWebExchange exchange) {
        refuseOtherSites(exchange);
        try {
            var form = Objects.requireNonNull(exchange.getFormData().block());
            var token = Objects.requireNonNullElse(form.getFirst("token"), "").strip();
            var jwt = Objects.requireNonNull(tokens.decode(token).block());
            exchange.getResponse().addCookie(cookie.of(token, lifetime(jwt)));
            return Rendering.redirectTo(DESK.toString()).status(HttpStatus.SEE_OTHER).build();
        } catch (JwtException | IllegalArgumentException _) { // no token, or no form
            return form(exchange, HttpStatus.UNPROCESSABLE_CONTENT, true);
        }
    }

    @PostMapping("/sign-out")
    Rendering signOut(ServerWebExchange exchange) {
        refuseOtherSites(exchange);
        exchange.getResponse().addCookie(cookie.of("", Duration.ZERO));
        return Rendering.redirectTo(HOME.toString()).status(HttpStatus.SEE_OTHER).build();
    }

    private static Rendering form(ServerWebExchange exchange, HttpStatus status, boolean refused) {
        exchange.getResponse().getHeaders().setCacheControl(CacheControl.noStore());
        return Rendering.view("sign-in")
                .status(status)
                .modelAttribute("view", PageView.of(exchange))
                .modelAttribute("refused", refused)
                .build();
    }

    /** Nobody else's page may sign a reader in as somebody, or out. Browsers say where a form comes from. */
    private static void refuseOtherSites(ServerWebExchange exchange) {
        var from = exchange.getRequest().getHeaders().getFirst("Sec-Fetch-Site");
        if (from != null && !from.equals("same-origin") && !from.equals("none")) {
            throw new Problem(ProblemType.CROSS_SITE, "This form was sent by another site.");
        }
    }

    private static Duration lifetime(Jwt token) {
        var expires = token.getExpiresAt();
        return expires == null ? Duration.ZERO : Duration.between(Instant.now(), expires);
    }
}
