package org.palimpsest.command.http;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.function.UnaryOperator;
import org.palimpsest.events.Role;
import org.palimpsest.permission.Caller;
import org.palimpsest.permission.Scope;

/** Tokens, good ones and others. */
final class Tokens {
    private Tokens() {}

    static String of(Caller caller) {
        return with(caller, claims -> claims);
    }

    /** A token for {@code caller} but for what {@code change} does to it. */
    static String with(Caller caller, UnaryOperator<JWTClaimsSet.Builder> change) {
        return signed(App.SECRET, JWSAlgorithm.HS256, change.apply(claims(caller)));
    }

    static JWTClaimsSet.Builder claims(Caller caller) {
        return new JWTClaimsSet.Builder()
                .issuer("palimpsest")
                .audience("palimpsest")
                .subject(caller.id())
                .claim("roles", caller.granted().stream().map(Role::name).toList())
                // Where a token says none it has these.
                .claim("scopes", caller.scopes().equals(Scope.PERSONAL) ? null : caller.scopes().stream().map(Scope::name).toList())
                .expirationTime(Date.from(Instant.now().plusSeconds(600)));
    }

    static String signed(String secret, JWSAlgorithm algorithm, JWTClaimsSet.Builder claims) {
        try {
            var token = new SignedJWT(new JWSHeader(algorithm), claims.build());
            token.sign(new MACSigner(secret));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
