package org.palimpsest.query;

import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Commands come to the same address as everything else and are passed on unread. */
@Configuration(proxyBeanMethods = false)
class GatewayConfiguration {

    @Bean
    RouteLocator commandRoute(RouteLocatorBuilder routes, QuerySettings settings) {
        return routes.routes()
                .route("commands", route -> route.path("/api/commands/**").uri(settings.commandService().uri()))
                .build();
    }
}
