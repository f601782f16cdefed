package org.palimpsest.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Refuses with 429 those who ask too often: persons by their id, all others by their address, reading and writing apart. Comes
 * after security, which knows who asks. Keeps what was asked in memory, for a bounded number of askers. Thread-safe.
 */
@Component
@Order(RateLimit.AFTER_SECURITY)
public final class RateLimit implements WebFilter {
    static final int AFTER_SECURITY = -50;

    private static final int MOST_ASKERS = 100_000;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final LimitSettings settings;
    private final ClientNetwork networks;

    /** A bucket that nobody took from for a minute is full, and so need not be kept. */
    private final Cache<Asker, Bucket> buckets =
            Caffeine.newBuilder().maximumSize(MOST_ASKERS).expireAfterAccess(MINUTE).build();

    private record Asker(boolean person, String name, boolean writes) {}

    RateLimit(LimitSettings settings, ClientNetwork networks) {
        this.settings = settings;
        this.networks = networks;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (!settings.enabled() || ApiPaths.isOperation(exchange.getRequest())) {
            return chain.filter(exchange);
        }
        return exchange.getPrincipal()
                .ofType(CallerToken.class)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(caller -> {
                    var asker = caller.map(token -> person(token, exchange)).orElseGet(() -> stranger(exchange.getRequest()));
                    var probe = of(asker).tryConsumeAndReturnRemaining(1);
                    return probe.isConsumed()
                            ? chain.filter(exchange)
                            : Mono.error(tooMany(probe.getNanosToWaitForRefill()));
                });
    }

    /** Whether one who does not say who they are may ask this; counted, if so. For what is answered before anybody looks who asks. */
    public boolean takes(ServerHttpRequest request) {
        return !settings.enabled() || of(stranger(request)).tryConsume(1);
    }

    private Bucket of(Asker asker) {
        return buckets.get(asker, this::bucket);
    }

    private static Asker person(CallerToken token, ServerWebExchange exchange) {
        return new Asker(true, token.getName(), writes(exchange.getRequest()));
    }

    private Asker stranger(ServerHttpRequest request) {
        return new Asker(false, networks.of(request), writes(request));
    }

    private static boolean writes(ServerHttpRequest request) {
        var method = request.getMethod();
        return !HttpMethod.GET.equals(method) && !HttpMethod.HEAD.equals(method) && !HttpMethod.OPTIONS.equals(method);
    }

    private Bucket bucket(Asker asker) {
        long most = asker.person
                ? asker.writes ? settings.personWrites() : settings.personReads()
                : asker.writes ? settings.addressWrites() : settings.addressReads();
        return Bucket.builder().addLimit(limit -> limit.capacity(most).refillGreedy(most, MINUTE)).build();
    }

    private static Problem tooMany(long nanos) {
        int seconds = Math.toIntExact(TimeUnit.NANOSECONDS.toSeconds(nanos) + 1);
        return new Problem(ProblemType.TOO_MANY_REQUESTS, "There were too many requests. Ask again in " + seconds + " s.")
                .retryAfter(seconds);
    }
}
