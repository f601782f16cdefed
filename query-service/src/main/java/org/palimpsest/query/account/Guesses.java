package org.palimpsest.query.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.palimpsest.events.text.EmailAddress;
import org.palimpsest.web.ClientNetwork;
import org.palimpsest.web.Problem;
import org.palimpsest.web.ProblemType;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * How often somebody may be wrong: ten times in a quarter of an hour with one account from one network, a hundred times with all
 * accounts from it. Who guesses at somebody else's account shuts out nobody but their own network. Kept in memory by each node.
 * Thread-safe.
 */
@Component
public final class Guesses {
    private static final int ACCOUNT = 10;
    private static final int NETWORK = 100;
    private static final Duration WHILE = Duration.ofMinutes(15);
    private static final int MOST = 100_000;

    private final ClientNetwork networks;
    private final Cache<Key, Bucket> buckets =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(WHILE).build();

    /** An address counts as the same one however it is written. */
    private record Key(String network, String account) {
        Key {
            account = EmailAddress.isValid(account) ? EmailAddress.normal(account) : account;
        }
    }

    Guesses(ClientNetwork networks) {
        this.networks = networks;
    }

    /**
     * Counts a try before it is looked at.
     *
     * @throws Problem 429 with Retry-After if there were too many
     */
    public void count(ServerWebExchange exchange, String email) {
        var network = networks.of(exchange);
        take(new Key(network, ""), NETWORK);
        take(new Key(network, email), ACCOUNT);
    }

    /** It was right: what was counted for this account is forgiven. */
    public void forgive(ServerWebExchange exchange, String email) {
        var key = new Key(networks.of(exchange), email);
        buckets.invalidate(key);
        bucket(new Key(key.network, ""), NETWORK).addTokens(1);
    }

    /**
     * Counts that somebody leaves for a provider, among all tries of their network.
     *
     * @throws Problem 429 with Retry-After if there were too many
     */
    void countVisit(ServerWebExchange exchange) {
        take(new Key(networks.of(exchange), ""), NETWORK);
    }

    /** They came back with what they left for. */
    void forgiveVisit(ServerWebExchange exchange) {
        bucket(new Key(networks.of(exchange), ""), NETWORK).addTokens(1);
    }

    private void take(Key key, int most) {
        var probe = bucket(key, most).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            int seconds = Math.toIntExact(TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill()) + 1);
            throw new Problem(
                            ProblemType.TOO_MANY_REQUESTS,
                            "There were too many tries. Try again in " + (seconds / 60 + 1) + " minutes, or ask for a new password.")
                    .retryAfter(seconds);
        }
    }

    private Bucket bucket(Key key, int most) {
        return buckets.get(key, _ -> Bucket.builder()
                .addLimit(limit -> limit.capacity(most).refillGreedy(most, WHILE))
                .build());
    }
}
