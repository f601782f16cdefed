package org.palimpsest.web;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.palimpsest.web.session.PersonStandings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.MappedJwtClaimSetConverter;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;

/** Which tokens are good, in both services alike. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TokenSettings.class)
class TokenConfiguration {
    private static final MappedJwtClaimSetConverter MAPPED = MappedJwtClaimSetConverter.withDefaults(Map.of());

    @Bean
    ReactiveJwtDecoder tokens(TokenSettings settings, PersonStandings standings) {
        var signed = NimbusReactiveJwtDecoder.withSecretKey(settings.key()).macAlgorithm(MacAlgorithm.HS256).build();
        signed.setClaimSetConverter(TokenConfiguration::asWritten);
        signed.setJwtValidator(new TokenRules(Clock.systemUTC()));
        return new CheckedTokens(signed, standings);
    }

    /** Spring Security makes up an iat just before exp where a token has none, and so it could never be revoked. */
    private static Map<String, Object> asWritten(Map<String, Object> claims) {
        var mapped = new HashMap<>(Objects.requireNonNull(MAPPED.convert(claims)));
        if (!claims.containsKey(JwtClaimNames.IAT)) {
            mapped.remove(JwtClaimNames.IAT);
        }
        return mapped;
    }
}
