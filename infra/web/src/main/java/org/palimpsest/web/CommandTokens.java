package org.palimpsest.web;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.palimpsest.permission.Caller;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.stereotype.Component;

/**
 * Tokens by which one service asks the other something in somebody's name, good for a minute. Thread-safe.
 */
@Component
public final class CommandTokens {
    private static final Duration VALID = Duration.ofMinutes(1);

    private final JwtEncoder encoder;
    private final Clock clock = Clock.systemUTC();

    CommandTokens(TokenSettings settings) {
        encoder = NimbusJwtEncoder.withSecretKey(settings.key()).build();
    }

    /** In the name of {@code caller}, with the roles and scopes that they have. */
    public String of(Caller caller) {
        var now = clock.instant();
        var claims = JwtClaimsSet.builder()
                .issuer(TokenRules.PALIMPSEST)
                .audience(List.of(TokenRules.PALIMPSEST))
                .subject(caller.id())
                // A token tells whole seconds. Rounded down, it would be older than what revoked others a moment ago.
                .issuedAt(now.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1))
                .expiresAt(now.plus(VALID))
                .claim(TokenRules.ROLES, caller.granted().stream().map(Enum::name).toList())
                .claim(TokenRules.SECTIONS, sections(caller))
                .claim(TokenRules.SCOPES, caller.scopes().stream().map(Enum::name).toList())
                .build();
        var header = JwsHeader.with(MacAlgorithm.HS256).build();
        return encoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue();
    }

    private static Map<String, List<String>> sections(Caller caller) {
        var sections = new TreeMap<String, List<String>>();
        caller.roles().forEach((role, reach) ->
                reach.only().ifPresent(only -> sections.put(role.name(), only.stream().sorted().toList())));
        return sections;
    }
}
