package org.palimpsest.web;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import org.palimpsest.web.session.PersonStandings;
import org.palimpsest.web.session.PersonalToken;
import org.palimpsest.web.session.PersonalTokens;
import org.palimpsest.web.session.Secrets;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtReactiveAuthenticationManager;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Whose token it is that was sent: one that was signed, or one that a person made for a program of theirs. What the latter may do is
 * what the log says of the person now, within the token's scopes. Thread-safe.
 */
@Component
final class BearerTokens implements ReactiveAuthenticationManager {
    private static final int MOST = 10_000;

    private final ReactiveAuthenticationManager signed;
    private final PersonStandings standings;
    private final AsyncLoadingCache<String, Optional<PersonalToken>> personal;

    BearerTokens(ReactiveJwtDecoder signed, PersonalTokens personal, PersonStandings standings) {
        var manager = new JwtReactiveAuthenticationManager(signed);
        manager.setJwtAuthenticationConverter(token -> Mono.just(CallerToken.of(token)));
        this.signed = manager;
        this.standings = standings;
        this.personal = Caffeine.newBuilder()
                .expireAfterWrite(PersonStandings.REMEMBERED)
                .maximumSize(MOST)
                .executor(task -> Thread.ofVirtual().name("personal-token").start(task))
                .buildAsync(personal::use);
    }

    /** Fails with a problem, which does not tell what a personal token was, if it ever was one; or as signed tokens do. */
    @Override
    public Mono<Authentication> authenticate(Authentication authentication) {
        var token = ((BearerTokenAuthenticationToken) authentication).getToken();
        return PersonalTokens.isOne(token) ? ofPersonal(token) : signed.authenticate(authentication);
    }

    /** Others may wait for the same answer, so nobody who goes away cancels it. */
    private Mono<Authentication> ofPersonal(String secret) {
        return Mono.fromFuture(() -> personal.get(Secrets.hash(secret)), true)
                .flatMap(Mono::justOrEmpty)
                .flatMap(token -> standings.of(token.person())
                        .filter(person -> !person.erased())
                        .<Authentication>map(person -> CallerToken.of(token.caller(person.roles()))))
                .switchIfEmpty(Mono.error(() -> Problem.unauthenticated(
                        "This personal token has expired, has been revoked, or never was one.", "invalid_token")));
    }
}
