package org.palimpsest.operator;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;

/** Signs tokens by HMAC-SHA-256 with the secret that both services know. Thread-safe. */
public final class TokenSigner {
    private static final Duration OPERATOR = Duration.ofHours(1);

    private final String secret;
    private final Clock clock;

    /** A secret of fewer than 32 bytes is refused when the first token is signed. */
    public TokenSigner(String secret, Clock clock) {
        this.secret = secret;
        this.clock = clock;
    }

    /**
     * A token for {@code person}, for so long from now.
     *
     * @param roles names of {@code org.palimpsest.events.Role}
     * @throws IllegalArgumentException if the secret has fewer than 32 bytes
     */
    public String sign(String person, Duration valid, List<String> roles) {
        var now = Instant.now(clock);
        var claims = new JWTClaimsSet.Builder()
                .issuer("palimpsest")
                .audience("palimpsest")
                .subject(person)
                .claim("roles", roles)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(valid)))
                .build();
        var token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        try {
            token.sign(new MACSigner(secret.getBytes(UTF_8)));
        } catch (JOSEException e) {
            throw new IllegalArgumentException("The token secret must have at least 32 bytes.", e);
        }
        return token.serialize();
    }

    /**
     * A token of an administrator, for an hour: anyone who may read the installation's secret may do everything anyway.
     *
     * @param name somebody on this machine; the person is {@code operator-} and its letters, digits and hyphens
     */
    String operator(String name) {
        var person = "operator-" + name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]", "-");
        return sign(person.substring(0, Math.min(64, person.length())), OPERATOR, List.of("ADMINISTRATOR"));
    }
}
