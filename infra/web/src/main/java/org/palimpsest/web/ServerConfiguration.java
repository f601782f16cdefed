package org.palimpsest.web;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The server below it all: what a connection may take, in both services alike. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ConnectionTimeouts.class)
class ServerConfiguration {

    @Bean
    WebServerFactoryCustomizer<NettyReactiveWebServerFactory> timeouts(ConnectionTimeouts timeouts) {
        return factory -> factory.addServerCustomizers(timeouts);
    }
}
