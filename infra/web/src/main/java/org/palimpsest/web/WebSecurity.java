package org.palimpsest.web;

import java.time.Duration;
import org.palimpsest.events.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity.CsrfSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.FormLoginSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.HeaderSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.HttpBasicSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.LogoutSpec;
import org.springframework.security.web.server.authentication.AuthenticationWebFilter;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.security.web.server.header.CrossOriginOpenerPolicyServerHttpHeadersWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.server.header.CrossOriginResourcePolicyServerHttpHeadersWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.server.header.ReferrerPolicyServerHttpHeadersWriter.ReferrerPolicy;
import org.springframework.security.web.server.header.StaticServerHttpHeadersWriter;
import org.springframework.security.web.server.savedrequest.NoOpServerRequestCache;
import reactor.core.publisher.Mono;

/**
 * What the security of both services has in common: who asks, by token or session, failures as problem documents, the headers of
 * every answer, and what of the operation is open. Each service adds who may come in.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
public final class WebSecurity {
    /** No script, style, frame or picture from elsewhere, none inline: no page loads anything from another host. */
    public static final String PAGES = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self';"
            + " form-action 'self'; connect-src 'self'; font-src 'self'; base-uri 'none'; frame-ancestors 'none'";

    /**
     * {@link #PAGES}, with one inline script.
     *
     * @param script the script's hash, such as {@code 'sha256-…'}
     */
    public static String pagesWith(String script) {
        return PAGES.replace("script-src 'self'", "script-src 'self' " + script);
    }

    /** For answers that are no pages. */
    public static final String DATA = "default-src 'none'; frame-ancestors 'none'";

    static final String NO_DEVICES = "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(),"
            + " gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()";

    private static final Duration A_YEAR = Duration.ofDays(365);

    private final ProblemHandler problems;
    private final TokenOfRequest tokens;
    private final BearerTokens bearers;
    private final SessionOfRequest sessions;
    private final PublicAddress address;

    WebSecurity(
            ProblemHandler problems,
            TokenOfRequest tokens,
            BearerTokens bearers,
            SessionOfRequest sessions,
            PublicAddress address) {
        this.problems = problems;
        this.tokens = tokens;
        this.bearers = bearers;
        this.sessions = sessions;
        this.address = address;
    }

    /**
     * Tokens, sessions, problems and headers. How a service does ({@code /actuator/health}) is for everybody to know; what else there is
     * of its operation is for administrators. What remains to be said is who may use all other addresses.
     */
    public ServerHttpSecurity floor(ServerHttpSecurity http, String contentSecurityPolicy) {
        return bare(http)
                .headers(headers -> write(headers, contentSecurityPolicy))
                .addFilterBefore(signedIn(), SecurityWebFiltersOrder.AUTHENTICATION)
                .authorizeExchange(paths -> paths
                        .pathMatchers("/actuator/health", "/actuator/health/**").permitAll()
                        .pathMatchers("/actuator/**").hasAuthority(Role.ADMINISTRATOR.name()))
                .oauth2ResourceServer(server -> server
                        .bearerTokenConverter(tokens)
                        .authenticationEntryPoint(problems::handle)
                        .accessDeniedHandler(problems::handle)
                        .jwt(jwt -> jwt.authenticationManager(bearers)))
                .exceptionHandling(failures -> failures
                        .authenticationEntryPoint(problems::handle)
                        .accessDeniedHandler(problems::handle));
    }

    private AuthenticationWebFilter signedIn() {
        var filter = new AuthenticationWebFilter((ReactiveAuthenticationManager) Mono::just);
        filter.setServerAuthenticationConverter(sessions);
        return filter;
    }

    /** Without anything of it: for what is passed on to the other service, which says all that itself. */
    public ServerHttpSecurity bare(ServerHttpSecurity http) {
        return http.csrf(CsrfSpec::disable)
                .httpBasic(HttpBasicSpec::disable)
                .formLogin(FormLoginSpec::disable)
                .logout(LogoutSpec::disable)
                .requestCache(cache -> cache.requestCache(NoOpServerRequestCache.getInstance()))
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance());
    }

    /** What looks like an attack is refused before anything else looks at it. */
    @Bean
    ServerExchangeRejectedHandler rejected() {
        return problems::handle;
    }

    private void write(HeaderSpec headers, String contentSecurityPolicy) {
        headers.contentSecurityPolicy(csp -> csp.policyDirectives(contentSecurityPolicy))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN))
                .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(resource -> resource.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
                .permissionsPolicy(permissions -> permissions.policy(NO_DEVICES))
                .hsts(HeaderSpec.HstsSpec::disable);
        if (address.isSecure()) {
            headers.writer(StaticServerHttpHeadersWriter.builder()
                    .header("Strict-Transport-Security", "max-age=" + A_YEAR.toSeconds())
                    .build());
        }
    }
}
