package org.palimpsest.query.caller;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.palimpsest.query.pages.ImportMap;
import org.palimpsest.query.pages.SentForm;
import org.palimpsest.web.ApiPaths;
import org.palimpsest.web.Problem;
import org.palimpsest.web.ProblemHandler;
import org.palimpsest.web.RequestOrigin;
import org.palimpsest.web.WebSecurity;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.util.matcher.PathPatternParserServerWebExchangeMatcher;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.UriUtils;
import reactor.core.publisher.Mono;

/**
 * Nobody needs a token to read, but for what is somebody's own; each read model decides what else a caller without one may see.
 * A wrong token is a 401.
 */
@Configuration(proxyBeanMethods = false)
class SecurityRules {
    private static final String[] OWN = {
        "/account", "/account/**", "/administration", "/applications", "/applications/**", "/become-a-reviewer", "/become-a-reviewer/**",
        "/desk", "/desk/**", "/drafts/**", "/entries/*/credits", "/first-administrator/*", "/invitations/**", "/issues", "/issues/**", "/moderation",
        "/moderation/**", "/people", "/people/**", "/sections/new", "/sections/*/policy", "/sections/*/close", "/api/desk",
        "/api/desk/*", "/api/drafts/*", "/api/issues", "/api/issues/*", "/api/people/me", "/api/people/me/searches", "/api/reports/*",
        "/sections/*/review-form", "/api/sections/*/review-form", "/synonyms/*", "/synonyms/*/remove"
    };

    /** Commands are passed on as they are: who may give them, and with which headers, the command service says. */
    @Bean
    @Order(1)
    SecurityWebFilterChain commands(ServerHttpSecurity http, WebSecurity security) {
        return security.bare(http)
                .securityMatcher(new PathPatternParserServerWebExchangeMatcher("/api/commands/**"))
                .headers(headers -> headers.disable())
                .authorizeExchange(exchange -> exchange.anyExchange().permitAll())
                .build();
    }

    @Bean
    @Order(2)
    SecurityWebFilterChain reads(ServerHttpSecurity http, WebSecurity security, ProblemHandler problems, ImportMap importMap) {
        return security.floor(http, WebSecurity.pagesWith(importMap.source()))
                .authorizeExchange(exchange -> exchange.pathMatchers(OWN).authenticated().anyExchange().permitAll())
                .exceptionHandling(failures -> failures.authenticationEntryPoint((exchange, refused) ->
                        ApiPaths.isPage(exchange.getRequest()) ? toSignIn(exchange) : problems.handle(exchange, refused)))
                .build();
    }

    /** Who is signed out while they write keeps what they wrote: a problem's page has it. */
    private static Mono<Void> toSignIn(ServerWebExchange exchange) {
        if (SentForm.isWriting(exchange)) {
            return Mono.error(RequestOrigin.isForeign(exchange) ? RequestOrigin.refused() : Problem.unauthenticated());
        }
        var request = exchange.getRequest();
        var asked = HttpMethod.GET.equals(request.getMethod()) ? asked(request.getURI()) : "/desk";
        exchange.getResponse().setStatusCode(HttpStatus.SEE_OTHER);
        exchange.getResponse().getHeaders().setLocation(URI.create(asked.equals("/desk") ? "/sign-in" : "/sign-in?next=" + asked));
        return exchange.getResponse().setComplete();
    }

    /** As a value in the query of another address. */
    private static String asked(URI address) {
        var query = address.getRawQuery();
        return query == null ? address.getRawPath() : address.getRawPath() + UriUtils.encode("?" + query, StandardCharsets.UTF_8);
    }
}
