package org.palimpsest.web;

import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;

/** Which tokens are good, in both services alike. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TokenSettings.class)
class TokenConfiguration {

    @Bean
    ReactiveJwtDecoder tokens(TokenSettings settings, PersonStatus persons, RevokedTokens revoked) {
        var signed = NimbusReactiveJwtDecoder.withSecretKey(settings.key()).macAlgorithm(MacAlgorithm.HS256).build();
        signed.setJwtValidator(new TokenRules(Clock.systemUTC()));
        return new CheckedTokens(signed, persons, revoked, task -> Thread.ofVirtual().name("token-check").start(task));
    }
}
