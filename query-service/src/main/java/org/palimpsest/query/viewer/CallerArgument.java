package org.palimpsest.query.caller;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.palimpsest.events.Role;
import org.palimpsest.permission.Caller;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Gives controllers their {@link Caller}. */
@Configuration(proxyBeanMethods = false)
class CallerArgument implements WebFluxConfigurer, HandlerMethodArgumentResolver {

    @Override
    public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
        configurer.addCustomResolver(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Caller.class;
    }

    @Override
    public Mono<Object> resolveArgument(MethodParameter parameter, BindingContext context, ServerWebExchange exchange) {
        return exchange.getPrincipal()
                .ofType(JwtAuthenticationToken.class)
                .<Object>map(token -> caller(token.getToken()))
                .defaultIfEmpty(Caller.ANONYMOUS);
    }

    private static Caller caller(Jwt token) {
        var granted = token.getClaimAsStringList(TokenConfiguration.ROLES);
        Set<Role> roles = (granted == null ? List.<String>of() : granted).stream()
                .map(Role::valueOf)
                .collect(Collectors.toUnmodifiableSet());
        return new Caller(token.getSubject(), roles);
    }
}
