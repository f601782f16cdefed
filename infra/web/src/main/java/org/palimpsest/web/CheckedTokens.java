package org.palimpsest.web;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.palimpsest.eventstore.personal.MongoPersonKeys;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;

/**
 * Tokens that are good by themselves, and whose person is still there and has not revoked them. What the database says of a
 * person is asked again after {@link #REMEMBERED}. Thread-safe.
 */
final class CheckedTokens implements ReactiveJwtDecoder {
    /** How long after an erasure or a revocation a token may still be taken. */
    static final Duration REMEMBERED = Duration.ofSeconds(3);

    private static final int MOST = 10_000;

    private final ReactiveJwtDecoder signed;
    private final AsyncLoadingCache<String, Standing> standings;

    /** {@code revokedUntil}: null where no tokens are revoked. */
    private record Standing(boolean erased, @Nullable Instant revokedUntil) {}

    /** {@code executor} does what blocks. */
    CheckedTokens(ReactiveJwtDecoder signed, MongoPersonKeys persons, RevokedTokens revoked, Executor executor) {
        this.signed = signed;
        this.standings = Caffeine.newBuilder()
                .expireAfterWrite(REMEMBERED)
                .maximumSize(MOST)
                .executor(executor)
                .buildAsync(person -> new Standing(persons.isErased(person), revoked.revokedUntil(person)));
    }

    @Override
    public Mono<Jwt> decode(String token) {
        return signed.decode(token)
                .flatMap(jwt -> standing(TokenRules.caller(jwt).id()).map(person -> checked(jwt, person)));
    }

    /** Others may wait for the same answer, so nobody who goes away cancels it. */
    private Mono<Standing> standing(String person) {
        return Mono.fromFuture(() -> standings.get(person), true);
    }

    private static Jwt checked(Jwt token, Standing person) {
        if (person.erased) {
            throw refused("The person that the token names has been erased.");
        }
        var issued = token.getIssuedAt();
        if (person.revokedUntil != null && (issued == null || !issued.isAfter(person.revokedUntil))) {
            throw refused("The token has been revoked.");
        }
        return token;
    }

    private static JwtValidationException refused(String message) {
        return new JwtValidationException(message, List.of(TokenRules.error(message)));
    }
}
