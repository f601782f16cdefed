package org.palimpsest.query;

import java.util.Arrays;
import org.palimpsest.query.pages.Language;
import org.palimpsest.web.ApiPaths;
import org.palimpsest.web.ForwardedFor;
import org.palimpsest.web.Problem;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.WebFilter;
import reactor.core.publisher.Mono;

/** Commands come to the same address as everything else and are passed on unread. */
@Configuration(proxyBeanMethods = false)
class GatewayConfiguration {
    /** Java's own client asks for it with every first request; passing on leaves it out, which means no. */
    private static final String HTTP_2 = "h2c";

    @Bean
    RouteLocator commandRoute(RouteLocatorBuilder routes, QuerySettings settings) {
        return routes.routes()
                .route("commands", route -> route.path("/api/commands/**").uri(settings.commandService().uri()))
                .build();
    }

    /** After the gateway has taken away what senders say of where they come from, the command-service is told by us. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    HttpHeadersFilter whereCommandsComeFrom(ForwardedFor forwarded) {
        return (headers, exchange) -> forwarded.in(headers, exchange.getRequest());
    }

    /** What is refused is told in the language of the pages, which may have been chosen on one. */
    @Bean
    HttpHeadersFilter languageOfCommands() {
        return (headers, exchange) -> {
            var told = HttpHeaders.copyOf(headers);
            told.set(HttpHeaders.ACCEPT_LANGUAGE, Language.of(exchange).tag());
            return told;
        };
    }

    /** A command is a request and an answer: nobody gets a connection that stays open before they said who they are. */
    @Bean
    @Order(0)
    WebFilter commandsWithoutUpgrade() {
        return (exchange, chain) -> {
            var request = exchange.getRequest();
            return ApiPaths.isCommand(request) && asksForMore(request)
                    ? Mono.error(Problem.malformed(HttpHeaders.UPGRADE, "Commands take no upgrade.", "a request without Upgrade"))
                    : chain.filter(exchange);
        };
    }

    private static boolean asksForMore(ServerHttpRequest request) {
        return request.getHeaders().getOrEmpty(HttpHeaders.UPGRADE).stream()
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .anyMatch(protocol -> !protocol.strip().equalsIgnoreCase(HTTP_2));
    }
}
