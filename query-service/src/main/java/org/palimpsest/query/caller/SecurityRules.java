package org.palimpsest.query.caller;

import org.palimpsest.web.WebSecurity;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.util.matcher.PathPatternParserServerWebExchangeMatcher;

/** Nobody needs a token to read; each read model decides what a caller without one may see. A wrong token is a 401. */
@Configuration(proxyBeanMethods = false)
class SecurityRules {
    /** Commands are passed on as they are: who may give them, and with which headers, the command service says. */
    @Bean
    @Order(1)
    SecurityWebFilterChain commands(ServerHttpSecurity http, WebSecurity security) {
        return security.bare(http)
                .securityMatcher(new PathPatternParserServerWebExchangeMatcher("/api/commands/**"))
                .headers(headers -> headers.disable())
                .authorizeExchange(exchange -> exchange.anyExchange().permitAll())
                .build();
    }

    @Bean
    @Order(2)
    SecurityWebFilterChain reads(ServerHttpSecurity http, WebSecurity security) {
        return security.floor(http, WebSecurity.PAGES)
                .authorizeExchange(exchange -> exchange.anyExchange().permitAll())
                .build();
    }
}
