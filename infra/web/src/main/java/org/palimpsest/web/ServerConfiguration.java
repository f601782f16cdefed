package org.palimpsest.web;

import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.security.web.server.firewall.ServerWebExchangeFirewall;
import org.springframework.security.web.server.firewall.StrictServerWebExchangeFirewall;

/** The server below it all: what a connection may take. Spring Boot applies every bean that customizes the server. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ConnectionTimeouts.class)
class ServerConfiguration {

    /** Event loops of its own, so that another service in the same JVM can end without ending this one. */
    @Bean
    ReactorResourceFactory eventLoops() {
        var factory = new ReactorResourceFactory();
        factory.setUseGlobalResources(false);
        // By then the server has waited for its requests.
        factory.setShutdownQuietPeriod(Duration.ZERO);
        return factory;
    }

    /** Keeps off what looks like an attack. Which methods an address has it knows itself, and says so (405). */
    @Bean
    ServerWebExchangeFirewall firewall() {
        var firewall = new StrictServerWebExchangeFirewall();
        // What is refused for its method alone is nowhere: no rule depends on one.
        firewall.setUnsafeAllowAnyHttpMethod(true);
        return firewall;
    }
}
