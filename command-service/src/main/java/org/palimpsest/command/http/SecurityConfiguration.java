package org.palimpsest.command.http;

import org.palimpsest.web.WebSecurity;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;

/** Nobody does anything here without a token. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
    @Bean
    SecurityWebFilterChain security(ServerHttpSecurity http, WebSecurity security) {
        return security.floor(http, WebSecurity.DATA)
                .authorizeExchange(paths -> paths.pathMatchers("/v3/api-docs/**").permitAll().anyExchange().authenticated())
                .build();
    }
}
