package org.palimpsest.web.session;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.PersonEvent;
import org.palimpsest.events.Role;
import org.palimpsest.eventstore.MongoEventStorageEngine;
import org.palimpsest.eventstore.personal.MongoPersonKeys;
import org.palimpsest.permission.GrantedRoles;
import org.palimpsest.permission.Reach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * What log and database say of a person now, beside what a token or a session says. Asked again after {@link #REMEMBERED}.
 * Thread-safe.
 */
@Component
public final class PersonStandings {
    /** How long after an erasure, a revocation or a grant the old is still believed. */
    public static final Duration REMEMBERED = Duration.ofSeconds(3);

    private static final int MOST = 10_000;

    private final AsyncLoadingCache<String, Standing> standings;

    /**
     * What became of a person.
     *
     * @param revokedUntil what was issued until then (inclusive) is worth nothing any more; null where nothing is revoked
     * @param roles by the log; none once the person was erased
     */
    public record Standing(boolean erased, @Nullable Instant revokedUntil, Map<Role, Reach> roles) {
        /** Whether what was issued at {@code when} has been revoked since; what does not say when, is if anything was. */
        public boolean revoked(@Nullable Instant when) {
            return revokedUntil != null && (when == null || !when.isAfter(revokedUntil));
        }
    }

    @Autowired
    PersonStandings(MongoPersonKeys persons, RevokedTokens revoked, MongoEventStorageEngine log) {
        this(persons, revoked, log, task -> Thread.ofVirtual().name("standing").start(task));
    }

    /** {@code executor} does what blocks. */
    PersonStandings(MongoPersonKeys persons, RevokedTokens revoked, MongoEventStorageEngine log, Executor executor) {
        this.standings = Caffeine.newBuilder()
                .expireAfterWrite(REMEMBERED)
                .maximumSize(MOST)
                .executor(executor)
                .buildAsync(person ->
                        new Standing(persons.isErased(person), revoked.revokedUntil(person), roles(log, person)));
    }

    /** Others may wait for the same answer, so nobody who goes away cancels it. */
    public Mono<Standing> of(String person) {
        return Mono.fromFuture(() -> standings.get(person), true);
    }

    /** Forgets what is remembered of a person, so that what was just done is seen on this node at once. */
    public void refresh(String person) {
        standings.synchronous().invalidate(person);
    }

    private static Map<Role, Reach> roles(MongoEventStorageEngine log, String person) {
        Map<Role, Reach> roles = Map.of();
        var events = log.readEvents(PersonEvent.stream(person), 0);
        while (events.hasNext()) {
            roles = GrantedRoles.after(roles, (PersonEvent) events.next().getPayload());
        }
        return roles;
    }
}
