package org.palimpsest.web;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import org.palimpsest.permission.Caller;
import org.palimpsest.permission.Scope;
import org.palimpsest.web.session.PersonStandings;
import org.palimpsest.web.session.Session;
import org.palimpsest.web.session.Sessions;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.server.authentication.ServerAuthenticationConverter;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Finds out who asks by the session of their browser; what they may do is what the log says now. A session that has ended makes
 * the reader anonymous, so that they can sign in again. Who sends a token is not asked for a session. Thread-safe.
 */
@Component
public final class SessionOfRequest implements ServerAuthenticationConverter {
    private static final int MOST = 10_000;

    private final PersonStandings standings;
    private final AsyncLoadingCache<String, Optional<Session>> sessions;

    SessionOfRequest(Sessions sessions, PersonStandings standings) {
        this.standings = standings;
        this.sessions = Caffeine.newBuilder()
                .expireAfterWrite(PersonStandings.REMEMBERED)
                .maximumSize(MOST)
                .executor(task -> Thread.ofVirtual().name("session").start(task))
                .buildAsync(sessions::use);
    }

    /** Fails with a problem where another site makes a browser do something with the session. */
    @Override
    public Mono<Authentication> convert(ServerWebExchange exchange) {
        var request = exchange.getRequest();
        var secret = HostCookie.SESSION.of(exchange);
        if (secret == null || secret.isBlank() || request.getHeaders().containsHeader(HttpHeaders.AUTHORIZATION)) {
            return Mono.empty();
        }
        return session(secret).flatMap(session -> standings.of(session.person())
                .filter(person -> !person.erased() && !person.revoked(session.startedAt()))
                .map(person -> new Caller(session.person(), person.roles(), Scope.SESSION))
                .<Authentication>handle((caller, sink) -> {
                    if (RequestOrigin.isForeign(exchange)) {
                        sink.error(RequestOrigin.refused());
                    } else {
                        sink.next(CallerToken.of(caller));
                    }
                }));
    }

    /** Of the browser that sent this, if somebody is signed in there. */
    public Optional<Session> of(ServerWebExchange exchange) {
        var secret = HostCookie.SESSION.of(exchange);
        return secret == null || secret.isBlank() ? Optional.empty() : sessions.get(secret).join();
    }

    /** Forgets what is remembered of the session of this browser. */
    public void forget(ServerWebExchange exchange) {
        var secret = HostCookie.SESSION.of(exchange);
        if (secret != null) {
            sessions.synchronous().invalidate(secret);
        }
    }

    /** Others may wait for the same answer, so nobody who goes away cancels it. */
    private Mono<Session> session(String secret) {
        return Mono.fromFuture(() -> sessions.get(secret), true).flatMap(Mono::justOrEmpty);
    }
}
