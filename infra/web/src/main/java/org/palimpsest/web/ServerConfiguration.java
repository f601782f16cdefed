package org.palimpsest.web;

import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;

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
}
