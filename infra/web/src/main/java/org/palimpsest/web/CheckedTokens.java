package org.palimpsest.web;

import java.util.List;
import org.palimpsest.web.session.PersonStandings;
import org.palimpsest.web.session.PersonStandings.Standing;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;

/** Tokens that are good by themselves, and whose person is still there and has not revoked them. Thread-safe. */
final class CheckedTokens implements ReactiveJwtDecoder {
    private final ReactiveJwtDecoder signed;
    private final PersonStandings standings;

    CheckedTokens(ReactiveJwtDecoder signed, PersonStandings standings) {
        this.signed = signed;
        this.standings = standings;
    }

    @Override
    public Mono<Jwt> decode(String token) {
        return signed.decode(token)
                .flatMap(jwt -> standings.of(TokenRules.caller(jwt).id()).map(person -> checked(jwt, person)));
    }

    private static Jwt checked(Jwt token, Standing person) {
        if (person.erased()) {
            throw refused("The person that the token names has been erased.");
        }
        if (person.revoked(token.getIssuedAt())) {
            throw refused("The token has been revoked.");
        }
        return token;
    }

    private static JwtValidationException refused(String message) {
        return new JwtValidationException(message, List.of(TokenRules.error(message)));
    }
}
