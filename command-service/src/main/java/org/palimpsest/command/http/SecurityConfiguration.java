package org.palimpsest.command.http;

import org.palimpsest.eventstore.personal.MongoPersonKeys;
import org.palimpsest.web.PersonStatus;
import org.palimpsest.web.WebSecurity;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;

/** Nobody does anything here without a token. */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
class SecurityConfiguration {

    @Bean
    PersonStatus personStatus(MongoPersonKeys persons) {
        return persons::isErased;
    }

    @Bean
    SecurityWebFilterChain security(ServerHttpSecurity http, WebSecurity security) {
        return security.floor(http, WebSecurity.DATA)
                .authorizeExchange(paths -> paths.pathMatchers("/v3/api-docs/**").permitAll().anyExchange().authenticated())
                .build();
    }

    @Bean
    ServerExchangeRejectedHandler rejected(WebSecurity security) {
        return security.rejected();
    }
}
