package org.palimpsest.query.caller;

import org.palimpsest.events.Role;
import org.palimpsest.query.problem.Problem;
import org.palimpsest.query.problem.ProblemHandler;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity.CsrfSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.FormLoginSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.HttpBasicSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.LogoutSpec;
import org.springframework.security.oauth2.server.resource.authentication.JwtGrantedAuthoritiesConverter;
import org.springframework.security.oauth2.server.resource.authentication.ReactiveJwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.ReactiveJwtGrantedAuthoritiesConverterAdapter;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.security.web.server.header.ReferrerPolicyServerHttpHeadersWriter.ReferrerPolicy;
import org.springframework.security.web.server.savedrequest.NoOpServerRequestCache;
import org.springframework.security.web.server.util.matcher.PathPatternParserServerWebExchangeMatcher;

/** Nobody needs a token to read; each read model decides what a caller without one may see. A wrong token is a 401. */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
class SecurityRules {
    /** No script, style or frame from elsewhere, none inline; pictures may come from other places, encrypted. */
    static final String CONTENT_SECURITY_POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; "
            + "img-src 'self'; form-action 'self'; connect-src 'self'; font-src 'self'; base-uri 'none'; "
            + "frame-ancestors 'none'";

    /** Commands are passed on as they are: who may give them, and with which headers, the command service says. */
    @Bean
    @Order(1)
    SecurityWebFilterChain commands(ServerHttpSecurity http) {
        return plain(http)
                .securityMatcher(new PathPatternParserServerWebExchangeMatcher("/api/commands/**"))
                .headers(headers -> headers.disable())
                .authorizeExchange(exchange -> exchange.anyExchange().permitAll())
                .build();
    }

    /** How the service does is for everybody to know; what can be done to it is for administrators. */
    @Bean
    @Order(2)
    SecurityWebFilterChain reads(ServerHttpSecurity http, TokenOfRequest tokens, ProblemHandler problems) {
        return plain(http)
                .authorizeExchange(exchange -> exchange.pathMatchers(
                                "/actuator/health", "/actuator/health/**", "/actuator/prometheus")
                        .permitAll()
                        .pathMatchers("/actuator/*/**")
                        .hasAuthority(Role.ADMINISTRATOR.name())
                        .anyExchange()
                        .permitAll())
                .exceptionHandling(handling -> handling.authenticationEntryPoint(
                                (exchange, _) -> problems.write(exchange, noToken()))
                        .accessDeniedHandler((exchange, _) -> problems.write(exchange, notAllowed())))
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_SECURITY_POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN)))
                .oauth2ResourceServer(server -> server.bearerTokenConverter(tokens)
                        .authenticationEntryPoint((exchange, _) -> problems.write(exchange, wrongToken()))
                        .jwt(jwt -> jwt.jwtAuthenticationConverter(granted())))
                .build();
    }

    /** What looks like an attack is refused before anything else looks at it. */
    @Bean
    ServerExchangeRejectedHandler rejected(ProblemHandler problems) {
        return (exchange, _) -> problems.write(
                exchange,
                new Problem(HttpStatus.BAD_REQUEST, "malformed", "This address, or a header, has characters that it must not."));
    }

    private static ServerHttpSecurity plain(ServerHttpSecurity http) {
        return http.csrf(CsrfSpec::disable)
                .httpBasic(HttpBasicSpec::disable)
                .formLogin(FormLoginSpec::disable)
                .logout(LogoutSpec::disable)
                .requestCache(cache -> cache.requestCache(NoOpServerRequestCache.getInstance()));
    }

    private static ReactiveJwtAuthenticationConverter granted() {
        var roles = new JwtGrantedAuthoritiesConverter();
        roles.setAuthoritiesClaimName(TokenConfiguration.ROLES);
        roles.setAuthorityPrefix("");
        var converter = new ReactiveJwtAuthenticationConverter();
        converter.setJwtGrantedAuthoritiesConverter(new ReactiveJwtGrantedAuthoritiesConverterAdapter(roles));
        return converter;
    }

    private static Problem noToken() {
        return new Problem(HttpStatus.UNAUTHORIZED, "no-token", "Who is asking? This needs a bearer token.")
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }

    private static Problem notAllowed() {
        return new Problem(HttpStatus.FORBIDDEN, "not-allowed", "This is for administrators.");
    }

    private static Problem wrongToken() {
        return new Problem(HttpStatus.UNAUTHORIZED, "wrong-token", "This token is not valid, or not any more.")
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
    }
}
