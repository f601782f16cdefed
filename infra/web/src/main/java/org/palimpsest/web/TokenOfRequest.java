package org.palimpsest.web;

import org.palimpsest.web.session.PersonalTokens;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.web.server.authentication.ServerBearerTokenAuthenticationConverter;
import org.springframework.security.web.server.authentication.ServerAuthenticationConverter;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Finds the token of a request: in the Authorization header or, for pages only, in a cookie. A header that is no good is
 * an error; a cookie that is no good any more makes the reader anonymous, or its owner could not even sign in again.
 */
@Component
final class TokenOfRequest implements ServerAuthenticationConverter {
    private final ServerBearerTokenAuthenticationConverter header = new ServerBearerTokenAuthenticationConverter();
    private final ReactiveJwtDecoder tokens;

    TokenOfRequest(ReactiveJwtDecoder tokens) {
        this.tokens = tokens;
    }

    @Override
    public Mono<Authentication> convert(ServerWebExchange exchange) {
        if (!exchange.getRequest().getHeaders().containsHeader(HttpHeaders.AUTHORIZATION)) {
            return isForPage(exchange) ? fromCookie(exchange) : Mono.empty();
        }
        return header.convert(exchange)
                .doOnNext(sent -> refuseForms(sent, exchange))
                .switchIfEmpty(Mono.error(() -> new InvalidBearerTokenException("Only bearer tokens are taken.")));
    }

    /** A program's token does nothing that pages are for, such as making more of its kind; what it reads there, it may. */
    private static void refuseForms(Authentication sent, ServerWebExchange exchange) {
        var method = exchange.getRequest().getMethod();
        boolean reads = HttpMethod.GET.equals(method) || HttpMethod.HEAD.equals(method);
        boolean personal = sent instanceof BearerTokenAuthenticationToken bearer && PersonalTokens.isOne(bearer.getToken());
        if (personal && !reads && ApiPaths.isPage(exchange.getRequest())) {
            throw new Problem(ProblemType.NOT_PERMITTED, "Personal tokens are for the API, and not for the forms of pages.");
        }
    }

    /** Other sites can make a browser send a cookie: what they ask for that would change something, it does not open. */
    private static boolean isForPage(ServerWebExchange exchange) {
        return ApiPaths.isPage(exchange.getRequest()) && !RequestOrigin.isForeign(exchange);
    }

    private Mono<Authentication> fromCookie(ServerWebExchange exchange) {
        return Mono.justOrEmpty(HostCookie.TOKEN.of(exchange))
                .flatMap(token -> tokens.decode(token)
                        .<Authentication>map(_ -> new BearerTokenAuthenticationToken(token))
                        .onErrorResume(JwtException.class, _ -> Mono.empty()));
    }
}
