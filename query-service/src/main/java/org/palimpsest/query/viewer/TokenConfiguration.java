package org.palimpsest.query.caller;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.palimpsest.events.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;

/** Which tokens are good: HS256, ours, not expired, for a person with roles that can be granted. */
@Configuration(proxyBeanMethods = false)
class TokenConfiguration {
    static final String ISSUER = "palimpsest";
    static final String ROLES = "roles";

    @Bean
    ReactiveJwtDecoder tokens(TokenSettings settings) {
        var decoder = NimbusReactiveJwtDecoder.withSecretKey(settings.key())
                .macAlgorithm(MacAlgorithm.HS256)
                .build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                JwtValidators.createDefaultWithIssuer(ISSUER),
                new JwtClaimValidator<Instant>("exp", Objects::nonNull),
                new JwtClaimValidator<String>("sub", sub -> sub != null && sub.matches("[a-z0-9-]{1,64}")),
                new JwtClaimValidator<Collection<?>>(ROLES, TokenConfiguration::canBeGranted)));
        return decoder;
    }

    private static boolean canBeGranted(Collection<?> roles) {
        return roles != null
                && roles.stream().allMatch(role -> List.of(Role.values()).stream()
                        .anyMatch(known -> known != Role.OWNER && known.name().equals(role)));
    }
}
